/// A boundary that watches how many subjects have a toxicity (definitions.md, *Toxicity*).
package struct ToxicityRule: Codable, Hashable, Sendable {
  package enum Method: Codable, Hashable, Sendable {
    /// The probability of crossing anywhere stays within `alpha` at the acceptable frequency.
    case pocock(alpha: Double)
    /// The posterior probability that the frequency is above the acceptable one exceeds `threshold`,
    /// from a Beta(a, b) prior.
    case bayesian(a: Double, b: Double, threshold: Double)
  }

  package enum Looks: Codable, Hashable, Sendable {
    /// Numbers of counted subjects, increasing.
    case sizes([Int])
    case everySubject(from: Int, through: Int)

    package var sizes: [Int] {
      switch self {
      case .sizes(let sizes): sizes
      case .everySubject(let start, let maximum): start <= maximum ? Array(start...maximum) : []
      }
    }
  }

  package var name: String
  /// The toxicity in the filter language, with a term on adverse events.
  package var event: String
  /// Days after the first treatment within which an event counts.
  package var windowDays: Int
  /// The frequency that is acceptable, p0, and the one that is not, p1.
  package var acceptable: Double
  package var unacceptable: Double
  package var method: Method
  package var looks: Looks

  package init(
    name: String, event: String, windowDays: Int, acceptable: Double, unacceptable: Double,
    method: Method, looks: Looks
  ) {
    self.name = name
    self.event = event
    self.windowDays = windowDays
    self.acceptable = acceptable
    self.unacceptable = unacceptable
    self.method = method
    self.looks = looks
  }
}
