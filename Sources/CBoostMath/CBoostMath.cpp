#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace policies = boost::math::policies;

// Errors come back as NaN or infinity; whole-number quantiles round up, which is R's convention.
using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::discrete_quantile<policies::integer_round_up>>;

using Normal = boost::math::normal_distribution<double, Policy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using Beta = boost::math::beta_distribution<double, Policy>;
using Gamma = boost::math::gamma_distribution<double, Policy>;
using Binomial = boost::math::binomial_distribution<double, Policy>;
using StudentsT = boost::math::students_t_distribution<double, Policy>;
using FisherF = boost::math::fisher_f_distribution<double, Policy>;
using Poisson = boost::math::poisson_distribution<double, Policy>;
using NegativeBinomial = boost::math::negative_binomial_distribution<double, Policy>;

// An exception must not cross into Swift.
template <typename Function>
static double guarded(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return __builtin_nan("");
  }
}

double trialtop_normal_cdf(double x) {
  return guarded([=] { return cdf(Normal(), x); });
}

double trialtop_normal_upper_tail(double x) {
  return guarded([=] { return cdf(complement(Normal(), x)); });
}

double trialtop_normal_quantile(double probability) {
  return guarded([=] { return quantile(Normal(), probability); });
}

double trialtop_normal_density(double x) {
  return guarded([=] { return pdf(Normal(), x); });
}

double trialtop_students_t_upper_tail(double degrees_of_freedom, double x) {
  return guarded([=] { return cdf(complement(StudentsT(degrees_of_freedom), x)); });
}

double trialtop_students_t_quantile(double degrees_of_freedom, double probability) {
  return guarded([=] { return quantile(StudentsT(degrees_of_freedom), probability); });
}

double trialtop_f_upper_tail(double numerator, double denominator, double x) {
  return guarded([=] { return cdf(complement(FisherF(numerator, denominator), x)); });
}

double trialtop_f_quantile(double numerator, double denominator, double probability) {
  return guarded([=] { return quantile(FisherF(numerator, denominator), probability); });
}

double trialtop_chi_squared_upper_tail(double degrees_of_freedom, double x) {
  return guarded([=] { return cdf(complement(ChiSquared(degrees_of_freedom), x)); });
}

double trialtop_chi_squared_quantile(double degrees_of_freedom, double probability) {
  return guarded([=] { return quantile(ChiSquared(degrees_of_freedom), probability); });
}

double trialtop_beta_cdf(double alpha, double beta, double x) {
  return guarded([=] { return cdf(Beta(alpha, beta), x); });
}

double trialtop_beta_quantile(double alpha, double beta, double probability) {
  return guarded([=] { return quantile(Beta(alpha, beta), probability); });
}

double trialtop_gamma_cdf(double shape, double rate, double x) {
  return guarded([=] { return cdf(Gamma(shape, 1 / rate), x); });
}

double trialtop_gamma_quantile(double shape, double rate, double probability) {
  return guarded([=] { return quantile(Gamma(shape, 1 / rate), probability); });
}

double trialtop_binomial_cdf(double trials, double success, double x) {
  return guarded([=] { return cdf(Binomial(trials, success), x); });
}

double trialtop_binomial_upper_tail(double trials, double success, double x) {
  return guarded([=] { return cdf(complement(Binomial(trials, success), x)); });
}

double trialtop_poisson_cdf(double mean, double x) {
  return guarded([=] { return cdf(Poisson(mean), x); });
}

double trialtop_poisson_density(double mean, double x) {
  return guarded([=] { return pdf(Poisson(mean), x); });
}

double trialtop_binomial_density(double trials, double success, double x) {
  return guarded([=] { return pdf(Binomial(trials, success), x); });
}

double trialtop_negative_binomial_cdf(double size, double success, double x) {
  return guarded([=] { return cdf(NegativeBinomial(size, success), x); });
}

double trialtop_negative_binomial_quantile(double size, double success, double probability) {
  return guarded([=] { return quantile(NegativeBinomial(size, success), probability); });
}

double trialtop_digamma(double x) {
  return guarded([=] { return boost::math::digamma(x, Policy()); });
}

double trialtop_log_gamma(double x) {
  return guarded([=] { return boost::math::lgamma(x, Policy()); });
}
