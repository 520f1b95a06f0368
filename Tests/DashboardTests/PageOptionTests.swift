import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct PageOptionTests {
  @Test func `e goes through the endpoints of the study file and local control`() throws {
    var state = try FixtureTrial.read().state(.survival)
    #expect(state.shows("Progression-free survival · ITT · treatment policy"))
    state.press("e")
    #expect(state.shows("Overall survival · ITT"))
    state.press("e")
    #expect(state.shows("TTP (registry wording) · safety"))
    state.press("e")
    #expect(state.shows("Local control, registry wording · ITT"))
    state.press("e")
    #expect(state.shows("Progression-free survival"))
  }

  @Test func `the overview shows the chosen endpoint as well`() throws {
    var state = try FixtureTrial.read().state()
    state.press("e")
    #expect(state.shows("OS · ITT"))
    state.press("6")
    #expect(state.shows("Overall survival"))
  }

  @Test func `t goes through the types of adverse events`() throws {
    var state = try FixtureTrial.read().state(.safety)
    var titles: [String] = []
    for _ in AdverseEventClass.available(in: state.cohort) {
      titles.append(state.picture.lines[2].split(separator: "·")[0].trimmed)
      state.press("t")
    }
    #expect(
      titles == [
        "Treatment-related (3/11)", "Serious (4/11)", "Related and serious (5/11)",
        "Immune-related (6/11)", "Acute related (7/11)", "Late related (8/11)",
        "Leading to dose change (9/11)", "Leading to withdrawal (10/11)", "Fatal (11/11)",
        "All (1/11)", "Treatment-emergent (2/11)",
      ])
    #expect(state.adverseEventClass == .related)
  }

  @Test func `i goes through the methods of the intervals and names each`() throws {
    var state = try FixtureTrial.read().state(.response)
    #expect(state.shows("Wilson with continuity correction"))
    #expect(state.shows("50.0 % (25.4–74.6)"))
    state.press("i")
    #expect(state.shows("95 % interval: Wilson ·"))
    // R 4.2.2: prop.test(6, 12, correct = FALSE)
    #expect(state.shows("50.0 % (25.4–74.6)"))
    state.press("i")
    #expect(state.shows("95 % interval: Clopper–Pearson"))
    // R 4.2.2: binom.test(6, 12)
    #expect(state.shows("50.0 % (21.1–78.9)"))
    for _ in 0..<5 { state.press("i") }
    #expect(state.shows("Wilson with continuity correction"))
  }

  @Test func `c shows the confidence bands and hides them`() throws {
    var state = try FixtureTrial.read().state(.survival)
    let plain = state.picture
    state.press("c")
    #expect(state.picture.roleLines.contains { $0.contains("d") })
    state.press("c")
    #expect(state.picture == plain)
  }

  @Test func `sites are sorted by four columns, each both ways`() throws {
    var state = try FixtureTrial.read().state(.enrolment)
    let order = { (state: DashboardState) -> [String] in
      (0..<state.rowCount).map { state.content.rowKeys(state.cohort).key($0) }
    }
    #expect(order(state) == ["101", "102", "103", "104"])
    state.press("S")
    #expect(order(state) == ["104", "103", "102", "101"])
    state.press("Ss")
    #expect(state.siteOrder == .site)
    state.press("s")
    #expect(state.siteOrder == .rate)
    #expect(order(state) == ["103", "102", "101", "104"])
    state.press("s")
    #expect(order(state) == ["103", "102", "101", "104"])
    #expect(state.siteOrder == .lastEnrolled)
    state.press("s")
    #expect(state.siteOrder == .enrolled)
  }

  @Test func `the worst-grade table is sorted by severity and name`() throws {
    var state = try FixtureTrial.read().state(.safety)
    let classes = { (state: DashboardState) -> [String] in
      guard case .safety(let content) = state.content else { return [] }
      return content.rows.filter { $0.level == .organClass }.map { $0.organClass ?? "Uncoded" }
    }
    #expect(classes(state).first == "Blood and lymphatic system disorders")
    state.press("s")
    #expect(
      classes(state).prefix(2) == [
        "Blood and lymphatic system disorders", "Respiratory, thoracic and mediastinal disorders",
      ])
    state.press("s")
    let names = classes(state).filter { $0 != "Uncoded" }
    #expect(names == names.sorted())
    #expect(state.shows("by name"))
    guard case .safety(let content) = state.content else { return }
    #expect(content.rows.first?.level == .overall)
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
