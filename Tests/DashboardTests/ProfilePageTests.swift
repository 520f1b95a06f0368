import CohortModel
import Reports
import Terminal
import Testing

@testable import Dashboard

/// Profiles of the fixture; days, sums and percents worked by hand from its CSV files.
struct ProfilePageTests {
  private func profile(
    of id: String, _ keys: String = "", _ access: Access = .pooled, width: Int = 120,
    height: Int = 40
  ) throws -> DashboardState {
    var state = try FixtureTrial.read().state(.overview, access, width: width, height: height)
    state.openProfile(of: id)
    state.press(keys)
    return state
  }

  private func item(_ state: DashboardState) throws -> ProfileItem {
    try #require(state.profileItem)
  }

  @Test func `the heading has who it is and how it stands`() throws {
    let state = try profile(of: "101-01")
    // 2025-01-24 is day 1: progression on 2025-06-12 is day 140, death on 2025-09-02 day 222.
    for text in [
      "101-01  site 101 · 61/M", "arm closed (pooled)", "day 1 first treatment 2025-01-24",
      "best PR", "PD day 140", "died day 222, DISEASE",
    ] {
      #expect(state.shows(text), "\(text)")
    }
  }

  @Test func `the sums and their changes are those of the readings`() throws {
    guard case .profile(let content) = try profile(of: "101-01").content else { return }
    let scans = try #require(content.profile?.scans)
    // lesions.csv: 24, 15, 12 and 19 mm; 19 is 7 mm and 58.3 % above the nadir of 12.
    #expect(scans.map(\.sum) == [24, 15, 12, 19])
    #expect(
      scans.map { $0.changeFromBaseline.map { Format.change($0) } } == [
        nil, "-37.5", "-50.0", "-20.8",
      ])
    #expect(
      scans.map { $0.changeFromNadir.map { Format.change($0) } } == [
        nil, "-37.5", "-20.0", "+58.3",
      ])
    #expect(scans.compactMap(\.derived) == [.partial, .partial, .progressive])
    #expect(scans.flatMap(\.disagreeing).isEmpty)
  }

  @Test func `an entered progression that the lesions do not bear out is marked`() throws {
    // 103-01: 28, 22, 18, 18, 25 mm. 22 is -21.4 %: SD as entered. 25 is 7 mm and 38.9 % up: PD.
    guard case .profile(let content) = try profile(of: "103-01").content else { return }
    let scans = try #require(content.profile?.scans)
    #expect(scans.compactMap(\.derived) == [.stable, .partial, .partial, .progressive])
    // 103-03: 24 of 26 mm is stable by the lesions where NE was entered.
    let state = try profile(of: "103-03")
    #expect(state.shows("NE≠SD"))
    guard case .profile(let other) = state.content else { return }
    #expect(other.profile?.scans.flatMap(\.disagreeing).map(\.overall) == [.notEvaluable])
  }

  @Test func `bars begin with the grade, and serious and fatal events say so`() throws {
    let fatal = try profile(of: "102-01", width: 80, height: 24)
    #expect(fatal.shows("5 FATAL Oesophageal"))
    #expect(fatal.shows("4 SAE Leukopenia"))
    #expect(fatal.shows("4 SAE"))
    #expect(fatal.shows("DEATH"))
    let ongoing = try profile(of: "101-04", width: 80, height: 24)
    #expect(ongoing.picture.lines.contains { $0.contains("1 Fatigue") && $0.contains("►") })
    #expect(ongoing.picture.lines.contains { $0.contains("1≈━") })
  }

  @Test func `an undated event has a lane that says so`() throws {
    let state = try profile(of: "102-05", "G", width: 80, height: 24)
    #expect(state.shows("1 Weight decreased"))
    #expect(state.shows("start not stated"))
    #expect(state.shows("no date  Weight decreased grade 1"))
  }

  @Test func `the untreated are counted from randomisation`() throws {
    let state = try profile(of: "102-03", width: 80, height: 24)
    #expect(state.shows("day 1 randomisation 2025-04-22"))
    #expect(state.shows("Treatment      none on record"))
  }

  @Test func `an event that ends before it starts is told as that`() throws {
    var state = try profile(of: "102-01")
    state.select("adverseEvents:" + (try rowID(of: "102-01", "3", state)))
    #expect(state.shows("ENDS BEFORE IT STARTS"))
  }

  private func rowID(
    of subject: String, _ event: String, _ state: DashboardState
  ) throws -> String {
    let events = state.cohort.data.adverseEvents
    let position = try #require(state.cohort.data.subjects.position(of: subject))
    let row = try #require(events.rows[position].first { events.event[$0] == event })
    return String(events.rowIDs[row])
  }

  @Test func `the cursor begins at the first adverse event and moves over every record`() throws {
    var state = try profile(of: "101-01")
    guard case .event = try item(state).source else { throw WrongItem() }
    state.press("g")
    var seen: Set<String> = []
    for _ in 0..<state.rowCount {
      seen.insert(try item(state).key)
      state.press("j")
    }
    // 6 milestones, 2 treatments, 4 readings, 3 assessments, 4 adverse events.
    #expect(seen.count == 19)
  }

  @Test func `Enter opens the record of the item, whatever its table`() throws {
    let trial = try FixtureTrial.read()
    var tables: Set<TrialTable> = []
    for id in ["101-01", "101-04", "102-05"] {
      var state = try profile(of: id, "g")
      for _ in 0..<state.rowCount {
        let reference = try item(state).reference
        let effects = state.press("\r")
        #expect(effects == [.loadRecord(reference.table, rowID: reference.rowID)])
        let history = try trial.history(rowID: reference.rowID)
        #expect(history.table == reference.table)
        #expect(history.versions[0].values.first?.value == .text(id))
        _ = state.update(.recordLoaded(history))
        #expect(state.shows("\(reference.table.recordTitle), full record"))
        tables.insert(reference.table)
        state.press("\u{1B}j")
      }
    }
    #expect(
      tables == [.subjects, .treatments, .lesions, .assessments, .adverseEvents, .deviations])
  }

  @Test func `zoom halves the course around the record, and 0 shows it all again`() throws {
    var state = try profile(of: "101-01")
    let whole = try #require(state.profileDays)
    state.press("+")
    let half = try #require(state.profileDays)
    #expect(half.count - 1 == (whole.count - 1) / 2)
    #expect(half.contains(1))
    state.press("→")
    let right = try #require(state.profileDays)
    #expect(right.lowerBound > half.lowerBound)
    state.press("0")
    #expect(state.profileDays == whole)
    state.press("----→←")
    #expect(state.profileDays == whole)
  }

  @Test func `a record outside the part on show is brought into it`() throws {
    var state = try profile(of: "101-01", "++++")
    for key in ["G", "g", "G", "k"] {
      state.press(key)
      let shown = try #require(state.profileDays)
      let day = try #require(try item(state).from.flatMap { day in offset(of: day, state) })
      #expect(shown.contains(day))
    }
  }

  private func offset(of day: Day, _ state: DashboardState) -> Int? {
    guard case .profile(let content) = state.content else { return nil }
    return content.profile?.offset(day)
  }

  @Test func `N shows the narrative and y copies it, from the page and from the popup`() throws {
    var state = try profile(of: "102-01", "N")
    #expect(state.shows("Narrative"))
    #expect(state.shows("Oesophageal haemorrhage (reported as \"bleeding\"), grade 5, serious"))
    guard case .copy(let text)? = state.press("y").first else { throw WrongItem() }
    #expect(text.hasPrefix("NCT00000001, Fixture 1. Data cut-off 2025-12-31, pooled access."))
    #expect(text.contains("Death on 2025-07-21 (day 131), cause: DISEASE."))
    state.press("N")
    #expect(state.overlay == nil)
    #expect(state.press("y") == [.copy(text)])
  }

  @Test func `y with a record open copies the record, and M marks the item`() throws {
    var state = try profile(of: "102-01")
    let reference = try item(state).reference
    _ = state.update(.recordLoaded(try FixtureTrial.read().history(rowID: reference.rowID)))
    guard case .copy(let text)? = state.press("y").first else { throw WrongItem() }
    #expect(text.contains("Adverse event, full record") && text.contains("low white cells"))
    state.press("\u{1B}M\r")
    #expect(state.selectedRecord?.table == reference.table)
    #expect(state.selectedRecord?.rowID == reference.rowID)
  }

  @Test func `x exports the report of the subject on show`() throws {
    var state = try profile(of: "102-01", "x")
    guard case .export(let work)? = state.press("t").first else { throw WrongItem() }
    let file = try #require(work.files().first)
    #expect(file.stem == "NCT00000001-profile-102-01-2025-12-31")
    #expect(file.text.contains("Subject 102-01 of study NCT00000001"))
  }

  @Test func `D says what a number of the record means`() throws {
    let state = try profile(of: "102-01", "D")
    #expect(state.shows("onset day of 102-01"))
    #expect(state.shows("this subject alone"))
  }

  @Test func `an earlier cut-off knows less`() throws {
    var state = try profile(of: "102-01", width: 80, height: 24)
    for _ in 0..<6 { state.press("<") }
    #expect(state.cohort.cutOff.iso == "2025-06-30")
    #expect(!state.shows("FATAL") && !state.shows("died"))
    #expect(state.shows("alive 2025-06-30"))
  }

  @Test func `a subject that the data do not have any more is said to be gone`() throws {
    var state = try profile(of: "999-99")
    #expect(state.shows("Subject 999-99 is not in the data."))
    let effects = state.press("\ry+-→D")
    #expect(effects.allSatisfy { if case .log = $0 { true } else { false } })
    state.press("N")
    #expect(state.shows("No such subject any more."))
  }

  @Test(arguments: ["101-01", "102-05", "101-03", "999-99"])
  func `a profile stands at every size`(id: String) throws {
    for charset in [Charset.box, .console, .ascii] {
      var state = try FixtureTrial.read().state(.overview, .byArm, charset: charset)
      state.openProfile(of: id)
      for width in [1, 2, 5, 13, 21, 40, 70, 98, 99, 130, 200] {
        for height in [1, 2, 4, 6, 9, 12, 16, 24, 33, 60] {
          _ = state.update(.resized(Size(width: width, height: height)))
          state.press("j+→kN\u{1B}")
          #expect(state.picture.lines.allSatisfy { $0.displayWidth == width })
        }
      }
    }
  }

  struct WrongItem: Error {}
}
