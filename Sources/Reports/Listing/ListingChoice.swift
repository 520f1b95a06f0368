package import CohortModel

/// Why a choice of columns or of an order was refused, and what there is to choose from.
package struct ListingChoiceError: Error, Equatable, Sendable {
  package let message: String
}

extension ListingKind {
  /// Columns as they are written: `subject,grade,start`.
  package func columns(
    named text: String, in cohort: Cohort
  ) throws(ListingChoiceError) -> [String] {
    let open = openColumns(cohort).map(\.id)
    var chosen: [String] = []
    for word in text.words {
      guard let id = open.first(where: { $0.lowercased() == word.lowercased() }) else {
        throw ListingChoiceError(
          message: "no column is called \(word); there are \(open.joined(separator: ", "))")
      }
      if !chosen.contains(id) { chosen.append(id) }
    }
    return chosen
  }

  /// An order as it is written: `grade:desc,start`.
  package func sort(named text: String, in cohort: Cohort) throws(ListingChoiceError) -> [SortKey] {
    let open = openColumns(cohort).map(\.id).filter { sorts(by: $0, in: cohort) }
    var keys: [SortKey] = []
    for word in text.words {
      let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard let id = open.first(where: { $0.lowercased() == parts[0].lowercased() }) else {
        throw ListingChoiceError(
          message: "no column to sort by is called \(parts[0]); there are "
            + open.joined(separator: ", "))
      }
      let direction = parts.dropFirst().joined(separator: ":").lowercased()
      guard ["", "asc", "desc"].contains(direction) else {
        throw ListingChoiceError(message: "write \(id):asc or \(id):desc")
      }
      keys.append(SortKey(id, isDescending: direction == "desc"))
    }
    return keys
  }
}

extension String {
  fileprivate var words: [String] {
    split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
  }
}
