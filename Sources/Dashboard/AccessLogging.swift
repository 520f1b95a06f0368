import CohortModel
import Reports

extension DashboardState {
  /// Asks for the view on show to be logged where it is one that must be, and is another than
  /// before. A filter counts as soon as it is applied, while it is being typed too.
  mutating func logging() -> [Effect] {
    guard let entry = accessEntry, entry != logged else { return [] }
    logged = entry
    return [.log(entry)]
  }

  private var accessEntry: AccessEntry? {
    let subject = page == .profile && cohort.gate.isBlinding ? profileSubject : nil
    guard cohort.gate.isLogged(study) || subject != nil else { return nil }
    return AccessEntry(
      view: page.name, access: cohort.gate.access, cutOff: cohort.cutOff,
      filter: (selection.filter?.text).map(unmasked(filter:)), set: selection.set.word,
      endpoint: shownEndpoint,
      subject: (subject ?? (page == .profile ? profileSubject : nil)).map(unmasked(filter:)))
  }

  private var shownEndpoint: String? {
    switch page {
    case .overview, .survival, .comparison: endpoint.kind.abbreviation
    case .enrolment, .safety, .listing, .response, .subjects, .profile: nil
    }
  }
}
