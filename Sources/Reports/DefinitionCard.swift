/// What a number on a page means: enough for a reader to compute it again.
package struct DefinitionCard: Equatable, Sendable {
  package var title: String
  /// How it is computed, in words or as a formula.
  package var formula: String
  /// The subjects that it is about.
  package var set: String
  /// The number itself with its denominator, such as `41 / 228 = 18.0 %`.
  package var value: String?
  /// Who or what is left out or counted in a way that is not plain.
  package var exclusions: [String]
  /// Of an interval, test or curve.
  package var method: String?
  /// Where the definition comes from.
  package var source: String

  package init(
    _ title: String, formula: String, set: String, value: String? = nil,
    exclusions: [String] = [], method: String? = nil, source: String
  ) {
    self.title = title
    self.formula = formula
    self.set = set
    self.value = value
    self.exclusions = exclusions
    self.method = method
    self.source = source
  }

  /// The parts of the card in order, each with its name.
  package var parts: [(name: String, text: String)] {
    [("Formula", formula), ("Set", set)]
      + [value.map { ("n / N", $0) }].compactMap { $0 }
      + exclusions.map { ("Note", $0) }
      + [method.map { ("Method", $0) }].compactMap { $0 }
      + [("Source", source)]
  }
}
