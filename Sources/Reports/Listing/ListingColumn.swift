package import CohortModel

/// A column of a listing as data: what it is called, what it is made of and how a row is read.
///
/// The page, the report and the export are drawn from one table of these. A column stands only
/// where the gate permits every field that it is made of; the arm only under by-arm access.
package struct ListingColumn: Sendable {
  /// A field of a record that a column is made of.
  enum Source: Sendable {
    case subject(String)
    case event(String)
    case deviation(String)
    case treatment(String)
    case assessment(String)
    /// The arm itself, by its code.
    case arm
    /// The reader's marks, which tell nothing of the trial.
    case review
  }

  /// Places on the page.
  package enum Width: Hashable, Sendable {
    case fixed(Int)
    /// At least so many; a share of what is left over.
    case growing(Int)
  }

  /// A stable word, for choosing columns and orders.
  package let id: String
  package let title: String
  /// The title above the page's column.
  package let heading: String
  package let width: Width
  package let isRightAligned: Bool
  package let legend: ListingLegend?
  let sources: [Source]
  let reading: @Sendable (ListedTable) -> Reading

  /// How the rows of one table are read.
  struct Reading: Sendable {
    var cell: @Sendable (Int) -> ListingCell
    var fields: [ReportField<Int>]
    /// Made when it is asked for: ranking words takes time. nil where the column has no order.
    var order: (@Sendable () -> RowOrder)?
  }

  init(
    _ id: String, _ title: String, heading: String? = nil, _ width: Width,
    isRightAligned: Bool = false, legend: ListingLegend? = nil, of sources: [Source],
    reading: @escaping @Sendable (ListedTable) -> Reading
  ) {
    self.id = id
    self.title = title
    self.heading = heading ?? title
    self.width = width
    self.isRightAligned = isRightAligned
    self.legend = legend
    self.sources = sources
    self.reading = reading
  }
}

/// A cell of a listing as a reader sees it.
package struct ListingCell: Hashable, Sendable {
  package enum Tone: Hashable, Sendable {
    case text, muted, warning, error
    /// A CTCAE grade; nil is ungraded.
    case grade(Int?)
  }

  package let text: String
  package let tone: Tone

  init(_ text: String?, _ tone: Tone = .text) {
    self.text = text ?? Format.missing
    self.tone = tone
  }
}

/// A table at a cut-off, as the columns of a listing read it.
struct ListedTable: Sendable {
  let cohort: Cohort
  let table: TrialTable

  /// The position of a row's subject.
  func owner(_ row: Int) -> Int {
    switch table {
    case .adverseEvents: Int(cohort.data.adverseEvents.subject[row])
    case .deviations: Int(cohort.data.deviations.subject[row])
    default: row
    }
  }

  /// An order of subjects as an order of the table's rows.
  func owned(_ order: RowOrder) -> RowOrder {
    RowOrder { order.place(owner($0)) }
  }
}

extension ListingColumn {
  package func isOpen(under gate: AccessGate) -> Bool {
    sources.allSatisfy { source in
      switch source {
      case .subject(let name): gate.permits(name, of: Subject.self)
      case .event(let name): gate.permits(name, of: AdverseEvent.self)
      case .deviation(let name): gate.permits(name, of: ProtocolDeviation.self)
      case .treatment(let name): gate.permits(name, of: Treatment.self)
      case .assessment(let name): gate.permits(name, of: TumourAssessment.self)
      case .arm: gate.access == .byArm && gate.hasArms
      case .review: true
      }
    }
  }
}

extension AccessGate {
  /// A field that no record has is not permitted.
  fileprivate func permits<Record: TrialRecord>(_ name: String, of record: Record.Type) -> Bool {
    Record.fields.first { $0.name == name }.map(permits) ?? false
  }

  fileprivate var hasArms: Bool {
    grouping(for: .safety, of: []) != nil
  }
}
