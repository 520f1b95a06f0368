import CBoostMath

/// Distribution functions, all from Boost.Math; NaN outside the domain.
package enum Normal {
  /// P(Z ≤ x).
  package static func cumulative(_ x: Double) -> Double { trialtop_normal_cdf(x) }

  /// P(Z > x), exact in the far tail where 1 − P(Z ≤ x) is not.
  package static func upperTail(_ x: Double) -> Double { trialtop_normal_upper_tail(x) }

  package static func quantile(_ probability: Double) -> Double {
    trialtop_normal_quantile(probability)
  }

  package static func density(_ x: Double) -> Double { trialtop_normal_density(x) }

  /// The z of a two-sided interval: 1.959964 for `level` 0.95.
  ///
  /// - Precondition: 0 < `level` < 1.
  package static func critical(level: Double) -> Double {
    precondition(0 < level && level < 1, "a confidence level lies between 0 and 1")
    return quantile((1 + level) / 2)
  }
}

package enum StudentsT {
  /// P(T > x).
  package static func upperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    trialtop_students_t_upper_tail(degreesOfFreedom, x)
  }

  package static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    trialtop_students_t_quantile(degreesOfFreedom, probability)
  }
}

/// Fisher's F by its degrees of freedom.
package enum FisherF {
  /// P(F > x).
  package static func upperTail(_ x: Double, numerator: Double, denominator: Double) -> Double {
    trialtop_f_upper_tail(numerator, denominator, x)
  }

  package static func quantile(
    _ probability: Double, numerator: Double, denominator: Double
  ) -> Double {
    trialtop_f_quantile(numerator, denominator, probability)
  }
}

package enum ChiSquared {
  /// P(X > x).
  package static func upperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    trialtop_chi_squared_upper_tail(degreesOfFreedom, x)
  }

  package static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    trialtop_chi_squared_quantile(degreesOfFreedom, probability)
  }
}

package enum Beta {
  /// P(X ≤ x).
  package static func cumulative(_ x: Double, alpha: Double, beta: Double) -> Double {
    trialtop_beta_cdf(alpha, beta, x)
  }

  package static func quantile(_ probability: Double, alpha: Double, beta: Double) -> Double {
    trialtop_beta_quantile(alpha, beta, probability)
  }
}

/// The gamma distribution by shape and *rate*, mean shape / rate.
package enum Gamma {
  /// P(X ≤ x).
  package static func cumulative(_ x: Double, shape: Double, rate: Double) -> Double {
    trialtop_gamma_cdf(shape, rate, x)
  }

  package static func quantile(_ probability: Double, shape: Double, rate: Double) -> Double {
    trialtop_gamma_quantile(shape, rate, probability)
  }
}

package enum Binomial {
  /// P(X ≤ successes).
  package static func cumulative(_ successes: Int, of trials: Int, probability: Double) -> Double {
    trialtop_binomial_cdf(Double(trials), probability, Double(successes))
  }

  /// P(X > successes).
  package static func upperTail(_ successes: Int, of trials: Int, probability: Double) -> Double {
    trialtop_binomial_upper_tail(Double(trials), probability, Double(successes))
  }

  /// P(X = successes).
  package static func density(_ successes: Int, of trials: Int, probability: Double) -> Double {
    trialtop_binomial_density(Double(trials), probability, Double(successes))
  }
}

package enum Poisson {
  /// P(X ≤ count).
  package static func cumulative(_ count: Int, mean: Double) -> Double {
    trialtop_poisson_cdf(mean, Double(count))
  }

  /// P(X = count).
  package static func density(_ count: Int, mean: Double) -> Double {
    trialtop_poisson_density(mean, Double(count))
  }
}

/// The number of failures before `size` successes; `size` need not be whole.
package enum NegativeBinomial {
  /// P(X ≤ count).
  package static func cumulative(_ count: Double, size: Double, success: Double) -> Double {
    trialtop_negative_binomial_cdf(size, success, count)
  }

  /// The smallest whole number whose cumulative probability reaches `probability`.
  package static func quantile(_ probability: Double, size: Double, success: Double) -> Double {
    trialtop_negative_binomial_quantile(size, success, probability)
  }
}

/// The logarithm of Γ(x), x > 0.
func logGamma(_ x: Double) -> Double { trialtop_log_gamma(x) }
