import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct AnalysisSetKeyTests {
  @Test(arguments: [Page.safety, .listing, .response, .survival, .overview, .comparison])
  func `m counts the pairs, and the title says so`(page: Page) throws {
    var state = try ComparisonTrial.state(page)
    #expect(state.selection.set.matchedSet == nil)
    state.press("m")
    #expect(state.selection.set.word == "matched")
    #expect(state.selection.subjects.count == 32)
    #expect(state.shows("(16 pairs)"))
    state.press("m")
    #expect(state.selection.set.matchedSet == nil)
  }

  @Test func `the choice goes from page to page, enrolment aside`() throws {
    var state = try ComparisonTrial.state(.survival, keys: "m5")
    #expect(state.selection.set.word == "matched")
    state.press("2")
    #expect(state.selection.set == .full)
    state.press("m3")
    #expect(state.selection.set.word == "matched")
  }

  @Test func `pooled there are no pairs to choose`() throws {
    let state = try ComparisonTrial.state(.survival, .pooled, keys: "m")
    #expect(state.selection.set == .full && state.setChoice == .own)
  }

  @Test func `of a randomised trial the treated can be chosen`() throws {
    var state = try FixtureTrial.read().state(.response)
    #expect(state.selection.set == .intentToTreat)
    state.press("m")
    #expect(state.selection.set == .safety && state.shows("safety set"))
    state.press("m")
    #expect(state.selection.set == .intentToTreat)
  }

  @Test func `a moved cut-off makes pairs of those who were there`() throws {
    var state = try ComparisonTrial.state(.comparison, keys: "m")
    let newest = try #require(state.matchedSet)
    state.press(String(repeating: "<", count: 26))
    let earlier = try #require(state.matchedSet)
    #expect(earlier.treatedCandidates < newest.treatedCandidates)
    #expect(state.selection.set == .matched(earlier))
    state.press("0")
    #expect(state.matchedSet == newest)
  }

  @Test func `a filter and an endpoint leave the pairs alone`() throws {
    var state = try ComparisonTrial.state(.comparison, keys: "m")
    let pairs = try #require(state.matchedSet)
    state.press("e/sex=male\r")
    #expect(state.matchedSet == pairs)
    #expect(state.selection.subjects.count < 32)
  }
}
