import CohortModel
import Reports

/// Rows of a listing in their order, and the columns that they are told in.
struct ListingContent: Sendable {
  var listing: Listing
  var layout: ListingLayout
  var sort: [SortKey]

  func rowKeys(_ data: TrialData) -> RowKeys {
    RowKeys(
      count: listing.rows.count, find: { position(of: $0, in: data) },
      key: { listing.record(at: $0, in: data).key })
  }

  private func position(of key: String, in data: TrialData) -> Int? {
    listing.position(of: ListedRecord(key: key, table: listing.kind.table), in: data)
  }

  var focusableColumns: [String] { layout.columns.map(\.id) }
}

extension ListedRecord {
  private static let separator: Character = "\u{1F}"

  /// One text for the cursor.
  var key: String {
    record.map { subject + String(ListedRecord.separator) + $0 } ?? subject
  }

  init(key: String, table: TrialTable) {
    let parts = key.split(
      separator: ListedRecord.separator, maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      table: table, subject: String(parts[0]), record: parts.count > 1 ? String(parts[1]) : nil)
  }
}
