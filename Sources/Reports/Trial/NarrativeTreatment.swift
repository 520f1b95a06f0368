import CohortModel

/// What the subject received until the cut-off.
struct NarrativeTreatment {
  let profile: SubjectProfile

  var text: String {
    guard let first = profile.person.firstTreatmentOn else {
      return profile.treatments.isEmpty
        ? "No treatment is on record by the cut-off."
        : "Treatment began on a day not stated. " + given
    }
    return "Treatment began on \(first.iso). " + given
  }

  private var given: String {
    guard !profile.closed.hidesTreatment else {
      return "What was given is \(profile.closed.word)."
    }
    guard !profile.treatments.isEmpty else { return "No dose is on record." }
    return (agents + local + remarks).joined(separator: " ")
  }

  /// Doses by agent and dose, in order of first administration.
  private var agents: [String] {
    let drugs = profile.treatments.filter { !$0.isLocal }
    var order: [String] = []
    for drug in drugs where !order.contains(drug.title) { order.append(drug.title) }
    return order.map { title in
      let doses = drugs.filter { $0.title == title }
      let days = doses.compactMap(\.start)
      guard let first = days.min(), let last = days.max() else {
        return "\(title): \(Format.plural(doses.count, "dose")), no date stated."
      }
      let period =
        first == last
        ? "on \(profile.dated(first))"
        : "from \(profile.dated(first)) to \(profile.dated(last))"
      return "\(title): \(Format.plural(doses.count, "dose")) \(period)."
    }
  }

  private var local: [String] {
    profile.treatments.filter(\.isLocal).map { item in
      let kind = item.agent == nil ? "" : item.kind.map { " (\($0.title))" } ?? ""
      let lesion = item.lesion.map { " of lesion \($0)" } ?? ""
      return "\(item.title)\(kind)\(lesion) \(period(item))."
    }
  }

  private func period(_ item: SubjectProfile.Administration) -> String {
    guard let start = item.start else { return "on a day not stated" }
    guard let end = item.end, end != start else { return "on \(profile.dated(start))" }
    return "from \(profile.dated(start)) to \(profile.dated(end))"
  }

  private var remarks: [String] {
    let modified = profile.treatments.filter { $0.isModified == true }.count
    let undated = profile.treatments.filter { $0.start == nil }.count
    return [
      modified > 0 ? "Modified: \(Format.plural(modified, "administration"))." : nil,
      undated > 0 ? "Without a date: \(Format.plural(undated, "administration"))." : nil,
    ].compactMap { $0 }
  }
}
