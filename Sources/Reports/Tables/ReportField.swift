package import CohortModel

/// A column together with how its value is read off a row.
package struct ReportField<Row>: Sendable {
  package let column: ReportColumn
  package let value: @Sendable (Row) -> ReportValue

  package init(_ column: ReportColumn, value: @escaping @Sendable (Row) -> ReportValue) {
    self.column = column
    self.value = value
  }
}

extension ReportField {
  package static func key(
    _ id: String, _ title: String, _ value: @escaping @Sendable (Row) -> String
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .key)) { .text(value($0)) }
  }

  package static func text(
    _ id: String, _ title: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .text)) { ReportValue(value($0)) }
  }

  package static func integer(
    _ id: String, _ title: String, unit: String? = nil,
    _ value: @escaping @Sendable (Row) -> Int?
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .integer, unit: unit)) { ReportValue(value($0)) }
  }

  package static func decimal(
    _ id: String, _ title: String, digits: Int = 1, unit: String? = nil,
    _ value: @escaping @Sendable (Row) -> Double?
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .decimal(digits: digits), unit: unit)) {
      ReportValue(value($0))
    }
  }

  package static func proportion(
    _ id: String, _ title: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .proportion)) { ReportValue(value($0)) }
  }

  /// - Parameter value: nil is "not reached".
  package static func days(
    _ id: String, _ title: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .days)) { ReportValue(days: value($0)) }
  }

  package static func date(
    _ id: String, _ title: String, _ value: @escaping @Sendable (Row) -> Day?
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .date)) { ReportValue(value($0)) }
  }

  package static func flag(
    _ id: String, _ title: String, _ value: @escaping @Sendable (Row) -> Bool?
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .flag)) { ReportValue(value($0)) }
  }

  package static func pValue(
    _ id: String, _ title: String, _ value: @escaping @Sendable (Row) -> Double?
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .pValue)) { ReportValue(value($0)) }
  }
}
