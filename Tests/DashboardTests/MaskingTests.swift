import CohortModel
import Terminal
import Testing

@testable import Dashboard

/// While ids are masked no id of the fixture is drawn, whatever is opened.
struct MaskingTests {
  private static let names = ["Harbour", "江城", "North River", "West Lake"]

  /// Every place where an id or a part of one might stand.
  private func expectNoID(
    _ state: DashboardState, _ trial: FixtureTrial, _ place: String
  ) throws {
    let text = state.picture.lines.joined(separator: "\n")
    for id in trial.data.subjects.ids {
      try #require(!text.contains(id), "\(id) at \(place)\n\(text)")
    }
    for name in MaskingTests.names {
      try #require(!text.contains(name), "\(name) at \(place)\n\(text)")
    }
  }

  private func masked(
    _ trial: FixtureTrial, _ page: Page, _ access: Access = .byArm, _ size: Size
  ) throws -> DashboardState {
    var state = try trial.state(page, access, width: size.width, height: size.height)
    _ = state.update(.lastLooked(try trial.lastLook()))
    state.press("P")
    return state
  }

  private static let sizes = [
    Size(width: 40, height: 12), Size(width: 80, height: 24), Size(width: 200, height: 60),
  ]

  @Test(arguments: Page.tabs, sizes)
  func `no page shows an id`(page: Page, size: Size) throws {
    let trial = try FixtureTrial.read()
    for access in [Access.pooled, .byArm] {
      var state = try masked(trial, page, access, size)
      for key in ["", "v", "v", "v", "v", "v", "e", "e", "e", "i", "G", "+", "C", "\u{1B}", "b"] {
        state.press(key)
        try expectNoID(state, trial, "\(page) \(key)")
      }
    }
  }

  @Test(arguments: sizes)
  func `no profile, narrative, record, finding or card shows an id`(size: Size) throws {
    let trial = try FixtureTrial.read()
    let fresh = try masked(trial, .enrolment, .byArm, size)
    for row in 0..<trial.data.subjects.count {
      var state = fresh
      state.openProfile(of: state.cohort.data.subjects.ids[row])
      try expectNoID(state, trial, "profile")
      state.press("N")
      try expectNoID(state, trial, "narrative")
      state.press("\u{1B}?")
      try expectNoID(state, trial, "help")
    }
    let listing = try masked(trial, .listing, .byArm, size)
    for rowID in trial.records.indices.map({ Int64($0 + 1) }) {
      var state = listing
      _ = state.update(.recordLoaded(try trial.history(rowID: rowID)))
      let length = state.popup?.lines.count ?? 0
      for _ in 0..<max(1, length / max(1, size.height - 6) + 1) {
        try expectNoID(state, trial, "record \(rowID)")
        state.press(" ")
      }
    }
    var state = try masked(trial, .overview, .byArm, size)
    state.press("h\r")
    for _ in 0..<40 {
      try expectNoID(state, trial, "findings")
      state.press("j")
    }
  }

  @Test(arguments: [Page.overview, .enrolment, .safety, .listing, .response, .survival])
  func `nothing that a number opens shows an id`(page: Page) throws {
    let trial = try FixtureTrial.read()
    let fresh = try masked(trial, page, .byArm, Size(width: 120, height: 40))
    let links = fresh.pageLinks
    for place in links.prefix(20) + links.suffix(20) {
      var state = fresh
      state.take(place)
      for key in ["D", "\u{1B}", "\r", "\r"] {
        for effect in state.press(key) {
          guard case .loadRecord(_, let rowID) = effect else { continue }
          _ = state.update(.recordLoaded(try trial.history(rowID: rowID)))
        }
        try expectNoID(state, trial, "\(place.link) \(key)")
      }
    }
  }

  @Test(arguments: 0..<16)
  func `no sequence of keys and sizes shows an id`(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed + 5000))
    let trial = try FixtureTrial.read()
    var state = try masked(
      trial, Page.tabs[seed % Page.tabs.count], Access.allCases[seed % 3],
      Size(width: 100, height: 30))
    for _ in 0..<40 {
      for effect in state.update(RandomKeysTests.message(&random)) {
        if case .loadRecord(_, let rowID) = effect {
          _ = state.update(.recordLoaded(try trial.history(rowID: rowID)))
        }
      }
      if !state.isMasked { state.press("P") }
      try expectNoID(state, trial, "\(seed)")
    }
  }

  @Test func `the chip is shown and pseudonyms stand in the order of the ids`() throws {
    let trial = try FixtureTrial.read()
    var state = try trial.state(.listing)
    #expect(!state.picture.lines[0].contains("MASKED IDS"))
    state.press("P")
    #expect(state.picture.lines[0].contains("MASKED IDS"))
    #expect(state.cohort.data.subjects.ids == (1...15).map { $0 < 10 ? "S-000\($0)" : "S-00\($0)" })
    #expect(state.cohort.data.sites.map(\.site) == ["Site01", "Site02", "Site03", "Site04"])
    state.press("P")
    #expect(!state.picture.lines[0].contains("MASKED IDS"))
    #expect(state.cohort.data.subjects.ids == trial.data.subjects.ids)
  }

  @Test func `a pseudonym stays when others join`() throws {
    let trial = try FixtureTrial.read()
    var fewer = trial
    (fewer.records, fewer.sources) = ([], [])
    for (record, source) in zip(trial.records, trial.sources) {
      if case .subject(let subject) = record, ["101-03", "102-05"].contains(subject.subject) {
        continue
      }
      fewer.records.append(record)
      fewer.sources.append(source)
    }
    var state = try fewer.state(.listing)
    state.press("P")
    let before = zip(fewer.data.subjects.ids, state.cohort.data.subjects.ids)
    _ = state.update(.cohortChanged(trial.loaded()))
    let after = Dictionary(
      uniqueKeysWithValues: zip(trial.data.subjects.ids, state.cohort.data.subjects.ids))
    for (id, name) in before { #expect(after[id] == name) }
    #expect(Set(after.values).count == 15)
    #expect(state.cohort.data.subjects.ids == state.cohort.data.subjects.ids.sorted())
  }

  @Test(arguments: Access.allCases)
  func `numbers stay as they are`(access: Access) throws {
    for page in [Page.overview, .safety, .response, .survival, .comparison] {
      let plain = try FixtureTrial.read().state(page, access)
      var masked = plain
      masked.press("P")
      #expect(Array(plain.picture.lines.dropFirst()) == Array(masked.picture.lines.dropFirst()))
      let arms = try ComparisonTrial.state(page, access, width: 160, height: 50, keys: "m")
      var hidden = arms
      hidden.press("P")
      #expect(Array(arms.picture.lines.dropFirst()) == Array(hidden.picture.lines.dropFirst()))
    }
  }

  @Test func `a filter, a place and a profile are translated and come back`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("/site=\"102\" & subject=\"102-01\" & age>10\r")
    let subjects = state.selection.subjects.count
    let rows = state.content.rowKeys(state.cohort).count
    state.openProfile(of: "102-01")
    state.press("P")
    #expect(state.profileSubject == "S-0006")
    #expect(state.breadcrumbs?.contains("102-01") == false)
    state.press("\u{1B}")
    #expect(state.filterText == "site=\"Site02\" & subject=\"S-0006\" & age>10")
    #expect(state.selection.subjects.count == subjects && subjects == 1)
    #expect(state.content.rowKeys(state.cohort).count == rows)
    state.press("P")
    #expect(state.filterText == "site=\"102\" & subject=\"102-01\" & age>10")
  }

  @Test func `subjects behind a number stay behind it`() throws {
    var state = try FixtureTrial.read().state(.enrolment, width: 160, height: 50)
    state.press("→\r")
    let count = state.content.rowKeys(state.cohort).count
    #expect(state.page == .subjects && count > 0)
    state.press("P")
    #expect(state.page == .subjects && state.content.rowKeys(state.cohort).count == count)
  }

  @Test func `nothing is exported or copied, and that is said`() throws {
    for page in Page.tabs {
      var state = try FixtureTrial.read().state(page)
      state.press("P")
      for key in ["x", "y"] {
        #expect(state.press(key).isEmpty)
        #expect(state.overlay == nil)
        #expect(state.notice?.contains("masked") == true)
      }
    }
  }

  @Test func `the log of who saw what names the subject`() throws {
    var state = try FixtureTrial.read().state(.listing, .byArm)
    state.press("P")
    state.openProfile(of: "S-0006")
    let entries = state.update(.clock(0)).compactMap { effect -> AccessEntry? in
      if case .log(let entry) = effect { entry } else { nil }
    }
    #expect(entries.map(\.subject) == ["102-01"])
  }

  @Test func `what is remembered keeps its ids`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("P/subject=\"S-0006\"\r")
    #expect(state.memory.filters == ["subject=\"102-01\""])
    state.press("baone\r\u{1B}")
    #expect(state.memory.views.map(\.filter) == ["subject=\"102-01\""])
    state.press("/⇲\u{15}↑")
    #expect(state.filterInput?.line.text == "subject=\"S-0006\"")
  }
}
