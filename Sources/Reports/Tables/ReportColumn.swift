/// What a column is called, what stands in it, and how a reader sees it.
package struct ReportColumn: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A stable word for programs; people read the column beside it.
    case key
    case text
    case integer
    /// Shown with a fixed number of decimals.
    case decimal(digits: Int)
    /// 0 to 1; shown as a percentage.
    case proportion
    case date
    /// Time in days; shown in months.
    case days
    case flag
    case pValue
  }

  /// A stable key, in camel case.
  package let id: String
  package let title: String
  package let kind: Kind
  /// The unit of the value itself.
  package let unit: String?

  package init(_ id: String, _ title: String, _ kind: Kind, unit: String? = nil) {
    self.id = id
    self.title = title
    self.kind = kind
    self.unit = unit ?? (kind == .days ? "days" : nil)
  }

  /// The title with the unit in which a reader sees the values.
  package var heading: String {
    switch kind {
    case .proportion: "\(title) (%)"
    case .days: "\(title) (months)"
    case .key, .text, .integer, .decimal, .date, .flag, .pValue:
      unit.map { "\(title) (\($0))" } ?? title
    }
  }
}

extension ReportColumn.Kind {
  /// As it stands in JSON.
  var name: String {
    switch self {
    case .key: "key"
    case .text: "text"
    case .integer: "integer"
    case .decimal: "decimal"
    case .proportion: "proportion"
    case .date: "date"
    case .days: "days"
    case .flag: "flag"
    case .pValue: "pValue"
    }
  }

  /// Whether values stand flush right.
  var isNumber: Bool {
    switch self {
    case .integer, .decimal, .proportion, .days, .pValue: true
    case .key, .text, .date, .flag: false
    }
  }
}
