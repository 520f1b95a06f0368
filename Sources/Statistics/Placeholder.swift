package struct KaplanMeier {
  package enum Interval: String, CaseIterable, Sendable, Codable { case logLog, log, plain }
}
package struct ProportionInterval {
  package enum Method: String, CaseIterable, Sendable, Codable {
    case wilsonContinuityCorrected, wilson, clopperPearson, agrestiCoull, jeffreys, midP, wald
  }
}
