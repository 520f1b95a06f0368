import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct CutOffTests {
  private func state(_ script: String, _ page: Page = .enrolment) throws -> DashboardState {
    var state = try FixtureTrial.read().state(page)
    state.press(script)
    return state
  }

  @Test(arguments: [
    (",", "2025-12-30"), ("[[", "2025-12-29"), ("<", "2025-11-30"), ("<<", "2025-10-30"),
    (",,,.", "2025-12-29"), ("<]", "2025-12-01"), ("<<>", "2025-11-30"), ("<<<0", "2025-12-31"),
    (".", "2025-12-31"), (">>", "2025-12-31"),
  ])
  func `the cut-off moves by days and months, never past the newest`(
    script: String, day: String
  ) throws {
    let state = try state(script)
    #expect(state.cohort.cutOff.iso == day)
    #expect(state.shows("cut-off \(day)"))
  }

  @Test func `the cut-off stops at the first consent`() throws {
    let state = try state(String(repeating: "<", count: 40))
    #expect(state.cohort.cutOff.iso == "2025-01-15")
    #expect(state.shows("0 / 24 randomised"))
  }

  @Test func `every page stands at the first day of the trial`() throws {
    for page in Page.tabs {
      let state = try state(String(repeating: "<", count: 40), page)
      #expect(state.picture.lines.count == 40)
    }
  }

  @Test func `the numbers are those of the moved cut-off`() throws {
    // Four were randomised after 11 June 2025.
    #expect(try state("<<<<<<").shows("9 / 24 randomised"))
  }

  @Test func `a cut-off that was moved is marked, the newest is not`() throws {
    let role = try state(",").picture.roleLines[0]
    #expect(role.contains("w"))
    #expect(!(try state(",.").picture.roleLines[0].contains("w")))
  }

  @Test func `new data move a cut-off that follows them`() throws {
    var state = try FixtureTrial.read().cut(at: "2025-11-30").state(.enrolment)
    #expect(state.shows("11 / 24 randomised"))
    _ = state.update(.cohortChanged(try FixtureTrial.read().loaded()))
    #expect(state.cohort.cutOff.iso == "2025-12-31")
    #expect(state.shows("12 / 24 randomised"))
  }

  @Test func `new data leave a chosen cut-off alone`() throws {
    var state = try FixtureTrial.read().cut(at: "2025-11-30").state(.enrolment)
    state.press(",")
    _ = state.update(.cohortChanged(try FixtureTrial.read().loaded()))
    #expect(state.cohort.cutOff.iso == "2025-11-29")
  }

  @Test func `a cut-off of the command line is chosen`() throws {
    var options = DashboardState.Options()
    options.cutOff = Day(iso: "2025-06-30")
    let state = try DashboardState(FixtureTrial.read().loaded(), options: options)
    #expect(state.cohort.cutOff.iso == "2025-06-30")
  }
}
