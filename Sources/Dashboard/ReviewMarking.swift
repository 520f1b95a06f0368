package import CohortModel
import Terminal

/// A record to be marked as reviewed, or of which the mark is taken back.
package struct MarkRequest: Hashable, Sendable {
  package var table: TrialTable
  /// The row that was seen: should the record change meanwhile, the mark is of what was seen.
  package var rowID: Int64
  package var isReviewed: Bool
  package var note: String?
}

/// A note being typed for a record that is to be marked.
struct MarkInput: Sendable {
  var table: TrialTable
  var rowID: Int64
  var line = LineInput()
}

extension DashboardState {
  /// The record that a key is about: the one that lies open, the one in focus, or the selected row.
  var selectedRecord: (table: TrialTable, rowID: Int64)? {
    if case .record(let history)? = overlay {
      return history.rowID.map { (history.table, $0) }
    }
    if case .profile = content {
      return profileItem.map { ($0.reference.table, $0.reference.rowID) }
    }
    return listedRecord
  }

  private var listedRecord: (table: TrialTable, rowID: Int64)? {
    guard let listing = list?.listing, listing.rows.indices.contains(cursor.index) else {
      return nil
    }
    return (listing.kind.table, listing.rowID(at: cursor.index, in: cohort.data))
  }

  /// Of the rows of the listing on show.
  var listedReviews: ReviewSummary? {
    guard let listing = list?.listing, listing.kind.table == .adverseEvents,
      cohort.reviews != nil
    else { return nil }
    return ReviewSummary.make(cohort, among: listing.rows)
  }

  /// Asks for a note, or takes the mark back where there is one that holds.
  mutating func mark() -> [Effect] {
    guard let (table, rowID) = selectedRecord else {
      notice =
        "Choose a record, on the Listing or a profile, then press \(keymap.label(of: .mark, on: .listing) ?? "its key")."
      return []
    }
    guard cohort.reviews?.entry(table, rowID: rowID)?.state != .reviewed else {
      notice = "No longer marked as reviewed."
      return [.mark(MarkRequest(table: table, rowID: rowID, isReviewed: false))]
    }
    markInput = MarkInput(table: table, rowID: rowID)
    return []
  }

  mutating func typeNote(_ key: Key) -> [Effect] {
    guard var input = markInput else { return [] }
    switch key {
    case .escape, .control("c"), .control("g"):
      markInput = nil
    case .enter:
      markInput = nil
      notice = "Marked as reviewed."
      let note = input.line.text
      return [
        .mark(
          MarkRequest(
            table: input.table, rowID: input.rowID, isReviewed: true,
            note: note.isEmpty ? nil : note))
      ]
    default:
      if input.line.take(key) { markInput = input }
    }
    return []
  }

  private var unreviewed: String {
    page == .listing && listingKind == .deviations ? "!dev_reviewed" : "!reviewed"
  }

  /// Adds the filter's own word for it, or takes it away: what is on show is told as any filter is.
  mutating func toggleUnreviewed() {
    let word = unreviewed
    if filterText == word {
      filterText = ""
    } else if let rest = filterText.droppingSuffix(" & " + word) {
      filterText = rest.withoutOuterParentheses
    } else if filterText.isEmpty {
      filterText = word
    } else {
      filterText = "(\(filterText)) & \(word)"
    }
    refresh()
  }

  mutating func take(_ reviews: ReviewedRows?, fault: String?) {
    (trial.reviews, trial.reviewFault) = (reviews, fault)
    cohort = cohort.reviewed(reviews)
    refresh()
  }
}

extension String {
  fileprivate func droppingSuffix(_ suffix: String) -> String? {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil
  }

  /// Without the parentheses that `toggleUnreviewed` has put around it.
  fileprivate var withoutOuterParentheses: String {
    hasPrefix("(") && hasSuffix(")") ? String(dropFirst().dropLast()) : self
  }
}
