import CohortModel
import Dashboard
import Terminal

extension DashboardScreens {
  /// The views of the Safety page about time: on the fixture by arm and closed, and on the sample
  /// of low-dose radiotherapy, which has enough of everything.
  static let safetyTime: [Screen] = views.flatMap { view, keys in
    sizes(of: view).map { size -> Screen in
      (
        "safety-\(view)-\(size.name)",
        { fixture in
          let trial = size.isSample ? try FixtureTrial.sample("low-dose-rt") : fixture
          var state = try trial.state(
            .safety, size.access, width: size.width, height: size.height, charset: size.charset)
          state.press(keys)
          return state.view(Size(width: size.width, height: size.height))
        }
      )
    }
  }

  private static let views: [(String, String)] = [
    ("rates", "vvv"), ("onset", "vvvv"), ("cycles", "vvvvv"), ("incidence", "VVVV"),
    ("deaths", "VVV"), ("dose", "VV"), ("toxicity", "V"),
  ]

  private struct Shown {
    var name: String
    var width: Int
    var height: Int
    var access = Access.byArm
    var charset = Charset.box
    var isSample = false
  }

  private static func sizes(of view: String) -> [Shown] {
    [
      Shown(name: "low-dose-80x24", width: 80, height: 24, isSample: true),
      Shown(name: "low-dose-120x40", width: 120, height: 40, isSample: true),
      Shown(name: "by-arm-120x40", width: 120, height: 40),
      Shown(name: "pooled-80x24", width: 80, height: 24, access: .pooled),
    ]
      + (["rates", "cycles"].contains(view)
        ? [
          Shown(name: "by-arm-200x60", width: 200, height: 60),
          Shown(
            name: "low-dose-80x24-ascii", width: 80, height: 24, charset: .ascii, isSample: true),
        ] : [])
  }
}
