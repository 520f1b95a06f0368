import CohortModel
import Dashboard
import Terminal
import Testing

/// The views of the Safety page about time, on the fixture and on the sample of low-dose
/// radiotherapy.
struct SafetyTimeViewsTests {
  /// Keys from the table of grades to each view.
  private static let keys: [(view: String, keys: String)] = [
    ("rates", "vvv"), ("onset", "vvvv"), ("cycles", "vvvvv"), ("incidence", "VVVV"),
    ("deaths", "VVV"), ("dose", "VV"), ("toxicity", "V"),
  ]

  private func state(
    _ keys: String, _ access: Access = .byArm, width: Int = 120, height: Int = 40
  ) throws -> DashboardState {
    var state = try FixtureTrial.read().state(.safety, access, width: width, height: height)
    state.press(keys)
    return state
  }

  @Test func `each view has its heading`() throws {
    let headings = [
      "Rates per 100 subject-years", "Onset, duration and resolution", "Onset by cycle",
      "Cumulative incidence", "Deaths · ", "Relative dose intensity", "Toxicity boundaries",
    ]
    for ((_, keys), heading) in zip(Self.keys, headings) {
      #expect(try state(keys).shows(heading))
    }
  }

  @Test(arguments: [Access.pooled, .masked])
  func `what tells the arm is closed and says so`(access: Access) throws {
    #expect(try state("VV", access).shows("it would tell the arm"))
    #expect(try state("vvvvv", access).shows("Onset by period"))
    let rates = try state("vvv", access)
    #expect(!rates.shows("ratio (95 %)") && !rates.shows("ZZX"))
    #expect(try !state("VVVV", access).shows("Gray"))
  }

  @Test func `by arm rates are compared, nominal`() throws {
    let rates = try state("vvv", width: 200, height: 60)
    #expect(rates.shows("ratio (95 %)") && rates.shows("nominal, not adjusted"))
  }

  /// Every link that a view draws can be asked about, and its subjects be listed.
  @Test(arguments: keys.map(\.keys)) func `each number leads to its subjects`(keys: String) throws {
    for access in Access.allCases {
      var state = try state(keys, access)
      let links = state.view(Size(width: 120, height: 40)).links
      for _ in 0..<min(12, links.count) {
        state.press("l\r")
        let isAnswered = state.shows(" subject") || state.shows("▸")
        #expect(isAnswered)
        _ = state.update(.key(.escape))
        state.press("j")
      }
    }
  }

  @Test func `a subject who died opens in the profile`() throws {
    var state = try state("VVV")
    state.press("G\r")
    #expect(state.shows("Safety ▸"))
    _ = state.update(.key(.escape))
    #expect(state.shows("Deaths · "))
  }

  @Test func `incidence is of the line that was selected among the grades`() throws {
    let overall = try state("VVVV")
    #expect(overall.shows("Cumulative incidence · Any adverse event"))
    var state = try FixtureTrial.read().state(.safety, .byArm)
    state.press("jjvvvvvv")
    #expect(state.shows("Cumulative incidence · ") && !state.shows("· Any adverse event ·"))
  }

  @Test func `a boundary of the study file tells how far off it is`() throws {
    var trial = try FixtureTrial.read()
    trial.study.toxicity = [
      ToxicityRule(
        name: "Severe", event: "grade>=3", windowDays: 30, acceptable: 0.1, unacceptable: 0.3,
        method: .pocock(alpha: 0.05), looks: .everySubject(from: 3, through: 20))
    ]
    var state = try trial.state(.safety, .byArm)
    state.press("V")
    #expect(state.shows("ZZX Severe") && state.shows("QQY Severe"))
    #expect(state.shows("fewest further toxicities to cross") || state.shows("crossed (at n ="))
    #expect(state.shows("at p0 = 0.1") && !state.shows("stop"))
    var closed = try trial.state(.safety, .pooled)
    closed.press("V")
    #expect(closed.shows("it would tell the arm") && !closed.shows("ZZX"))
  }

  @Test(arguments: [(1, 1), (10, 3), (40, 10)])
  func `no size is too small`(width: Int, height: Int) throws {
    for (_, keys) in Self.keys {
      let state = try state(keys, width: width, height: height)
      #expect(state.view(Size(width: width, height: height)).size.width == width)
    }
  }
}
