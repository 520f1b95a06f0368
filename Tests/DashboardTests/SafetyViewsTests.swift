import CohortModel
import Reports
import Terminal
import Testing

@testable import Dashboard

struct SafetyViewsTests {
  /// The numbers of a page are its links: each has a figure, and its subjects are as many as it says.
  @Test(arguments: [("", Access.byArm), ("v", .byArm), ("vv", .byArm), ("vv", .masked)])
  func `every number on show has a figure whose subjects are as many`(
    _ keys: String, _ access: Access
  ) throws {
    var state = try FixtureTrial.read().state(.safety, access, width: 200, height: 60)
    state.press(keys)
    let links = state.view(Size(width: 200, height: 60)).links
    #expect(links.count > 20)
    for link in links.map(\.link) {
      let figure = try #require(state.pageView.figure(link), "\(link)")
      guard case .subjects(let subjects) = figure.target else { throw NotSubjects() }
      let isOfRows = link.column.hasPrefix("events") || link.row == "events"
      if isOfRows || link.column.hasPrefix("difference") { continue }
      let value = try #require(figure.card.value)
      #expect(value.hasPrefix("\(subjects().count) / "), "\(figure.title)")
    }
  }

  @Test func `Enter on a number lists its subjects, and Esc returns to it`() throws {
    var state = try FixtureTrial.read().state(.safety, .byArm, width: 120, height: 40)
    state.press("vjl\r")
    #expect(state.page == .subjects)
    state.press("\u{1B}")
    #expect(state.page == .safety)
    #expect(state.safetyView == .byArm)
    #expect(state.focusedLink?.column == "any 0")
  }

  @Test func `types that access closes are passed over`() throws {
    for access in [Access.pooled, .byArm] {
      var state = try FixtureTrial.read().state(.safety, access)
      let classes = AdverseEventClass.available(in: state.cohort)
      var seen: Set<AdverseEventClass> = []
      for _ in classes {
        seen.insert(state.adverseEventClass)
        state.press("t")
      }
      #expect(seen == Set(classes))
      #expect(state.adverseEventClass == .related)
      #expect(seen.contains(.relatedToLocalTreatment) == (access == .byArm))
    }
  }

  @Test func `under pooled access the arms are closed and no number is shown`() throws {
    var state = try FixtureTrial.read().state(.safety)
    state.press("v")
    #expect(state.shows("Closed under pooled access: it would tell the arm."))
    #expect(state.rowCount == 0)
    #expect(state.view(state.size).links.isEmpty)
  }

  @Test func `masked arms have letters and no risk difference`() throws {
    var state = try FixtureTrial.read().state(.safety, .masked, width: 200, height: 60)
    state.press("v")
    #expect(state.shows("labels may be inferable from n"))
    #expect(!state.shows("RD any"))
    var byArm = try FixtureTrial.read().state(.safety, .byArm, width: 200, height: 60)
    byArm.press("v")
    #expect(byArm.shows("RD any") && byArm.shows("nominal, not adjusted"))
  }

  @Test func `the threshold goes round and says how many terms are shown`() throws {
    var state = try FixtureTrial.read().state(.safety)
    let all = state.rowCount
    var counts: [Int] = []
    for _ in DashboardState.leastPercents.dropFirst() {
      state.press("p")
      counts.append(state.rowCount)
    }
    #expect(counts == counts.sorted(by: >))
    #expect(counts.last ?? all < all)
    #expect(state.shows("terms ≥ 20 %"))
    state.press("p")
    #expect(state.rowCount == all)
  }

  @Test func `z folds every class and unfolds them again`() throws {
    var state = try FixtureTrial.read().state(.safety)
    guard case .safety(let content) = state.content else { throw NotSubjects() }
    let all = state.rowCount
    state.press("z")
    #expect(state.rowCount == content.summary.classes.count + 1)
    state.press("z")
    #expect(state.rowCount == all)
  }

  @Test func `at 80 by 24 the grade table keeps fourteen rows`() throws {
    let state = try FixtureTrial.sample("polymetastatic-rt").state(.safety, .byArm)
    #expect(state.listHeight >= 14)
    var filtered = state
    filtered.press("/site!=missing\r")
    #expect(filtered.listHeight >= 14)
  }

  private struct NotSubjects: Error {}
}
