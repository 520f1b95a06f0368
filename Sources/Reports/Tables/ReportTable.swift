/// A table of typed columns. Its rows are read when they are written, so that a listing of
/// millions is never held as cells.
package struct ReportTable: Sendable {
  /// A stable key, in camel case.
  package let id: String
  package let title: String
  package let columns: [ReportColumn]
  /// One row of named values, which reads better from top to bottom.
  package let isRecord: Bool
  package let rows: Rows

  package init<Row: Sendable>(
    _ id: String, _ title: String, of rows: [Row], fields: [ReportField<Row>]
  ) {
    self.init(id, title, isRecord: false, rows: rows, fields: fields)
  }

  /// A record: a single row.
  package init<Row: Sendable>(
    _ id: String, _ title: String, of row: Row, record fields: [ReportField<Row>]
  ) {
    self.init(id, title, isRecord: true, rows: [row], fields: fields)
  }

  private init<Row: Sendable>(
    _ id: String, _ title: String, isRecord: Bool, rows: [Row], fields: [ReportField<Row>]
  ) {
    self.id = id
    self.title = title
    self.isRecord = isRecord
    columns = fields.map(\.column)
    self.rows = Rows(count: rows.count) { index in
      fields.map { $0.value(rows[index]) }
    }
  }
}

extension ReportTable {
  package struct Rows: RandomAccessCollection, Sendable {
    package let count: Int
    private let row: @Sendable (Int) -> [ReportValue]

    init(count: Int, row: @escaping @Sendable (Int) -> [ReportValue]) {
      self.count = count
      self.row = row
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }
    /// The values in the order of the columns.
    package subscript(position: Int) -> [ReportValue] { row(position) }
  }
}
