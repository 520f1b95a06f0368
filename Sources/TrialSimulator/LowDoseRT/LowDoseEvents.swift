/// Who has which adverse event at which worst grade: the terms' counts dealt out exactly.
///
/// Fifteen of the severely affected have severe leukopenia; each of the others has at least one
/// other severe related event, and nobody else has any.
struct LowDoseEvents {
  struct Dealt: Sendable {
    var term: LowDoseTerm
    var isSevere: Bool
  }

  private var random: Xoshiro256
  private var dealt: [[Dealt]]

  /// The events of each subject, in the order of the fates.
  static func draw(_ fates: [LowDoseFate], seed: UInt64) -> [[Dealt]] {
    var events = LowDoseEvents(
      random: Xoshiro256(seed: seed, purpose: .adverseEvents),
      dealt: Array(repeating: [], count: fates.count))
    events.dealSevere()
    for term in LowDoseTerm.all { events.dealMild(term) }
    return events.dealt
  }

  private mutating func dealSevere() {
    let affected = Array(
      random.shuffled(Array(dealt.indices)).prefix(LowDoseTargets.severelyAffected))
    let leukopenic = Array(affected.prefix(LowDoseTerm.leukopenia.severe))
    var unmet = Array(affected.dropFirst(leukopenic.count))
    for subject in leukopenic { give(LowDoseTerm.leukopenia, to: subject) }
    let both = LowDoseTerm.neutropenia.severe * 3 / 4
    for subject in leukopenic.prefix(both) { give(LowDoseTerm.neutropenia, to: subject) }
    for term in random.shuffled(rest(after: both)) {
      let open = (unmet.isEmpty ? affected : unmet).filter { !has(term, $0) }
      let subject = random.element(of: open)
      give(term, to: subject)
      unmet.removeAll { $0 == subject }
    }
    dealUnrelatedSevere()
  }

  /// Severe related events still to be dealt, one entry each.
  private func rest(after neutropenias: Int) -> [LowDoseTerm] {
    LowDoseTerm.all.filter { $0.isRelated && $0.preferredTerm != "Leukopenia" }.flatMap { term in
      let given = term.preferredTerm == "Neutropenia" ? neutropenias : 0
      return Array(repeating: term, count: term.severe - given)
    }
  }

  private mutating func dealUnrelatedSevere() {
    for term in LowDoseTerm.all where !term.isRelated {
      for subject in random.shuffled(Array(dealt.indices)).prefix(term.severe) {
        give(term, to: subject)
      }
    }
  }

  private mutating func dealMild(_ term: LowDoseTerm) {
    let open = random.shuffled(dealt.indices.filter { !has(term, $0) })
    for subject in open.prefix(term.subjects - term.severe) {
      dealt[subject].append(Dealt(term: term, isSevere: false))
    }
  }

  private mutating func give(_ term: LowDoseTerm, to subject: Int) {
    dealt[subject].append(Dealt(term: term, isSevere: true))
  }

  private func has(_ term: LowDoseTerm, _ subject: Int) -> Bool {
    dealt[subject].contains { $0.term.preferredTerm == term.preferredTerm }
  }
}
