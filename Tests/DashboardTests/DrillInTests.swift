import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct DrillInTests {
  @Test func `Enter lists the records behind a line, and Esc returns to it`() throws {
    var state = try FixtureTrial.read().state(.safety)
    state.select("t\u{1F}Blood and lymphatic system disorders\u{1F}Leukopenia")
    let line = state.selectedLine
    state.press("\r")
    #expect(state.page == .listing)
    #expect(state.rowCount == 4)
    #expect(state.shows("Safety set N = 11 · 4 of 22 records · 3 subjects"))
    state.press("jj\u{1B}")
    #expect(state.page == .safety)
    #expect(state.selectedLine == line)
    #expect(state.filterText.isEmpty)
  }

  @Test func `a filter in force narrows the records, and is there again after Esc`() throws {
    var state = try FixtureTrial.read().state(.safety)
    state.press("/site=101 | site=103\r")
    state.select("t\u{1F}Blood and lymphatic system disorders\u{1F}Leukopenia")
    state.press("\r")
    #expect(state.rowCount == 3)
    state.press("\u{1B}")
    #expect(state.filterText == "site=101 | site=103")
    #expect(state.page == .safety)
  }

  @Test func `a page key gives back the filter that was there before drilling`() throws {
    var state = try FixtureTrial.read().state(.safety)
    state.press("/site=101\rj\r")
    #expect(state.page == .listing)
    #expect(state.filterText != "site=101")
    state.press("3")
    #expect(state.page == .safety)
    #expect(state.filterText == "site=101")
  }

  @Test func `Esc leads back to the overview`() throws {
    var state = try FixtureTrial.read().state(.overview)
    state.press("\r")
    #expect(state.page == .enrolment)
    state.press("\u{1B}")
    #expect(state.page == .overview)
  }

  /// Every line of every type of adverse event: the listing has the line's events and subjects.
  @Test(arguments: AdverseEventClass.allCases)
  func `a line and its records agree`(adverseEventClass: AdverseEventClass) throws {
    var state = try FixtureTrial.read().state(.safety, .byArm)
    let isOpen = AdverseEventClass.available(in: state.cohort).contains(adverseEventClass)
    // The fixture's study says nothing of special interest.
    #expect(isOpen == (adverseEventClass != .specialInterest))
    guard isOpen else { return }
    for _ in AdverseEventClass.allCases where state.adverseEventClass != adverseEventClass {
      state.press("t")
    }
    for row in 0..<state.rowCount {
      guard case .safety(let content) = state.content else { throw WrongPage() }
      state.press("\r")
      guard let listing = state.list?.listing else { throw WrongPage() }
      #expect(state.filterFault == nil)
      #expect(listing.rows.count == content.rows[row].counts.events)
      #expect(listing.subjects == content.rows[row].counts.subjects)
      #expect(listing.total == content.summary.total)
      state.press("\u{1B}")
      #expect(state.adverseEventClass == adverseEventClass)
      #expect(state.cursor.index == row)
      state.press("j")
    }
  }

  @Test func `a term with a quotation mark can be drilled into`() throws {
    let trial = try FixtureTrial.read().mappingAdverseEvents { event in
      var quoted = event
      if event.preferredTerm == "Nausea" { quoted.preferredTerm = "Nausea \"mild\" & more" }
      return quoted
    }
    var state = try trial.state(.safety)
    state.select("t\u{1F}Gastrointestinal disorders\u{1F}Nausea \"mild\" & more")
    state.press("\r")
    #expect(state.filterFault == nil)
    #expect(state.rowCount == 1)
  }

  @Test func `Enter on a record asks for it, and shows it when it comes`() throws {
    let trial = try FixtureTrial.read()
    var state = try trial.state(.listing)
    state.select("102-01\u{1F}2")
    let effects = state.press("\r")
    guard case .loadRecord(.adverseEvents, let rowID)? = effects.first else { throw WrongPage() }
    let history = try trial.history(rowID: rowID)
    #expect(history.versions.first?.values.first?.value == .text("102-01"))
    _ = state.update(.recordLoaded(history))
    #expect(state.shows("Adverse event, full record"))
    #expect(state.shows("low white cells"))
    #expect(state.shows("ae.csv, row"))
    state.press("\u{1B}")
    #expect(!state.shows("full record"))
    #expect(state.selectedKey == "102-01\u{1F}2")
  }

  @Test func `a record without a version says that it is gone`() throws {
    var state = try FixtureTrial.read().state(.listing)
    _ = state.update(.recordLoaded(RecordHistory(table: .adverseEvents, versions: [])))
    #expect(state.shows("No such record."))
  }

  @Test func `an organ class folds and unfolds`() throws {
    var state = try FixtureTrial.read().state(.safety)
    let rows = state.rowCount
    state.select("t\u{1F}Gastrointestinal disorders\u{1F}Oesophagitis")
    state.press("h")
    #expect(state.rowCount == rows - 3)
    #expect(state.selectedKey == "c\u{1F}Gastrointestinal disorders")
    #expect(state.selectedLine?.contains("▸ Gastrointestinal disorders") == true)
    state.press("→")
    #expect(state.rowCount == rows)
    state.press("g←")
    #expect(state.rowCount == rows)
  }

  @Test func `Esc clears the filter where there is nowhere to go back to`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("/grade>=4\r\u{1B}")
    #expect(state.filterText.isEmpty)
    #expect(state.page == .listing)
    #expect(state.rowCount == 22)
  }

  @Test func `a profile opens at the event by which the subject came to be counted`() throws {
    var state = try FixtureTrial.read().state(.safety)
    for grade in [Grade.moderate, .severe] {
      state.focus = .row(column: AdverseEventSummary.Column.grade(grade).word)
      state.press("\r\r")
      #expect(state.page == .profile)
      guard case .event(let event)? = state.profileItem?.source else { throw WrongPage() }
      #expect(event.grade == grade)
      state.press("\u{1B}\u{1B}")
    }
  }

  @Test func `folding all keeps to the organ class of the selected term`() throws {
    var state = try FixtureTrial.read().state(.safety)
    state.select("t\u{1F}Gastrointestinal disorders\u{1F}Oesophagitis")
    state.press("z")
    #expect(state.selectedKey == "c\u{1F}Gastrointestinal disorders")
  }

  struct WrongPage: Error {}
}
