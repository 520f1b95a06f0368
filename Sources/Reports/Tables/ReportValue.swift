package import CohortModel

/// One cell of a report, in full precision.
package enum ReportValue: Equatable, Sendable {
  case text(String)
  case integer(Int)
  case decimal(Double)
  case date(Day)
  case flag(Bool)
  /// A time that the data do not reach: `NR` to a reader, nothing to a machine.
  case notReached
  case missing

  package init(_ text: String?) { self = text.map(ReportValue.text) ?? .missing }
  package init(_ number: Int?) { self = number.map(ReportValue.integer) ?? .missing }
  package init(_ day: Day?) { self = day.map(ReportValue.date) ?? .missing }
  package init(_ flag: Bool?) { self = flag.map(ReportValue.flag) ?? .missing }

  /// A number that is not finite is missing.
  package init(_ number: Double?) {
    self = number.flatMap { $0.isFinite ? .decimal($0) : nil } ?? .missing
  }

  /// Days until something happened; nil is "not reached".
  package init(days: Double?) {
    self = days.map { ReportValue($0) } ?? .notReached
  }
}
