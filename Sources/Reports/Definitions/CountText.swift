extension DefinitionCard {
  /// `41 / 228 = 18.0 %`, or `41` where there is no denominator.
  package static func countText(_ count: Int?, of total: Int? = nil) -> String? {
    guard let count else { return nil }
    guard let total else { return String(count) }
    return "\(count) / \(total) = \(Format.share(count, of: total)) %"
  }

  /// A sentence for a count of subjects that is not 0.
  static func note(_ count: Int, _ what: String) -> String? {
    count > 0 ? "\(Format.plural(count, "subject")) \(what)" : nil
  }
}
