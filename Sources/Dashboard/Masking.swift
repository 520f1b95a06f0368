import CohortModel

// Pseudonyms while others look on. The cohort itself is masked, so that whatever is made from it
// knows no id: pages, popups, narratives and breadcrumbs take no part in it.

extension DashboardState {
  /// What the cohort is made from.
  var shownTrial: LoadedTrial {
    guard isMasked else { return trial }
    var shown = trial
    (shown.data, shown.gate) = (pseudonyms.data(trial.data), pseudonyms.gate(trial.gate))
    return shown
  }

  mutating func masked(_ look: LastLook?) -> LastLook? {
    guard var look else { return nil }
    pseudonyms.learn(look.data)
    if isMasked { look.data = pseudonyms.data(look.data) }
    return look
  }

  /// Words of this person, who may have named somebody in them.
  func masked(_ text: String) -> String { isMasked ? pseudonyms.text(text) : text }

  func masked(filter: String) -> String { isMasked ? pseudonyms.filter(filter) : filter }

  func unmasked(filter: String) -> String {
    isMasked ? pseudonyms.unmasked(filter) : filter
  }

  mutating func toggleMask() {
    let mask = pseudonyms
    let wasMasked = isMasked
    isMasked.toggle()
    translate(
      filters: { wasMasked ? mask.unmasked($0) : mask.filter($0) },
      words: { wasMasked ? mask.unmasked($0) : mask.words($0) })
    overlay = nil
    lastLook = masked(givenLook)
    cut()
    // A number that cannot be found again has nobody behind it: back to where it was opened.
    while page == .subjects, !isOpenedKnown, !places.isEmpty { goBack() }
  }

  /// Whether something must not leave the program; says so.
  mutating func refusesMasked(_ what: String) -> Bool {
    if isMasked { notice = "! Nothing is \(what) while ids are masked: P first." }
    return isMasked
  }

  /// Everything that holds an id, in other words.
  private mutating func translate(filters: (String) -> String, words: (String) -> String) {
    filterText = filters(filterText)
    profileSubject = profileSubject.map(words)
    focuses = focuses.mapValues { $0.translated(words) }
    for index in places.indices { places[index].translate(filters: filters, words: words) }
  }
}

extension DashboardState.Place {
  fileprivate mutating func translate(
    filters: (String) -> String, words: (String) -> String
  ) {
    filterText = filters(filterText)
    subject = subject.map(words)
    opened = opened.map(words)
    focus = focus?.translated(words)
    overlay = nil
  }
}
