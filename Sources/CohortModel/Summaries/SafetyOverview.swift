/// The overview's few lines of safety, each a number of subjects of the safety set.
///
/// A line is nil where it was not collected: there are rows, and none of them states its field.
package struct SafetyOverview: Equatable, Sendable {
  package var total: Int
  package var anyEvent: Int
  package var anyRelated: Int
  package var relatedSevere: Int
  package var serious: Int?
  package var relatedSerious: Int?
  /// Related events of grade 5.
  package var relatedFatal: Int
  package var immuneRelated: Int?
  package var ledToWithdrawal: Int?
}
