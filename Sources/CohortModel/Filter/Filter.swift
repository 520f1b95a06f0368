/// A parsed and checked filter expression (data.md, *The filter language*).
///
/// A term whose value is missing is false, whatever its operator: `ecog!=1` does not admit a
/// subject without ECOG, `!(ecog=1)` does. `ecog=missing` asks for the gap itself.
///
/// A filter is bound to no cohort: it can be evaluated again after a reload. A field that the
/// gate of that cohort closes reads as missing everywhere, so that a filter parsed by arm tells
/// nothing under pooled access.
package struct Filter: Equatable, Sendable {
  /// As it was typed.
  package let text: String
  let expression: FilterExpression

  /// Reads a filter for the fields and the access of a cohort; nil where nothing is asked.
  package static func parse(_ text: String, for cohort: Cohort) throws(FilterError) -> Filter? {
    try parse(text, FilterFields(of: cohort))
  }

  /// Reads a rule about single adverse events; nil where nothing is asked.
  static func ofAdverseEvents(
    _ text: String, under gate: AccessGate
  ) throws(FilterError) -> Filter? {
    try parse(text, FilterFields(ofAdverseEventsUnder: gate))
  }

  private static func parse(
    _ text: String, _ fields: FilterFields
  ) throws(FilterError) -> Filter? {
    let tokens = try FilterToken.tokens(of: text)
    guard !tokens.isEmpty else { return nil }
    var parser = FilterParser(tokens: tokens, end: text.count, fields: fields)
    let expression = try parser.parse()
    for conjunct in expression.conjuncts { try conjunct.requireOneRecord() }
    return Filter(text: text, expression: expression)
  }

  /// Whether a term is about records rather than subjects alone. Such terms choose rows where
  /// their records are listed and leave N alone; elsewhere they choose subjects with a match.
  package var hasRecordTerms: Bool {
    expression.about(listed: .adverseEvent) != .subject
  }
}

extension FilterExpression {
  /// Terms on one record type must hold in the same record, so what stands under one `|` or `!`
  /// can be about one type of record only.
  fileprivate func requireOneRecord() throws(FilterError) {
    let ofRecords = terms.filter { $0.field.about != .subject }
    guard let first = ofRecords.first,
      let other = ofRecords.first(where: { $0.field.about != first.field.about })
    else { return }
    throw FilterError(
      position: other.position,
      message:
        "\(other.field.name) is about \(other.field.about.plural), \(first.field.name) about "
        + "\(first.field.about.plural): join the two with & alone, outside | and !")
  }
}

extension FilterField.About {
  var plural: String {
    switch self {
    case .subject: "subjects"
    case .adverseEvent: "adverse events"
    case .deviation: "protocol deviations"
    }
  }
}

/// Why a filter was refused, and where in its text.
package struct FilterError: Error, Equatable, Sendable {
  /// Offset in characters from the start of the text.
  package var position: Int
  /// What is wrong and what to do.
  package var message: String

  package init(position: Int, message: String) {
    self.position = position
    self.message = message
  }
}
