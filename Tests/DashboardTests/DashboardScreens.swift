import CohortModel
import Terminal
import Testing

@testable import Dashboard

/// The pictures of the dashboard on the fixture that are kept as files.
enum DashboardScreens {
  typealias Screen = (name: String, draw: @Sendable (FixtureTrial) throws -> Buffer)

  static let all: [Screen] =
    pages + byArm + comparisons + popups + sizes + published + localControl
    + profiles + [busyProfile] + safetyViews + safetyTime

  private static let pages: [Screen] = Page.tabs.flatMap { page in
    [(80, 24), (120, 40)].flatMap { width, height in
      [Charset.box, .ascii].map { charset -> Screen in
        (
          "\(page.name)-\(width)x\(height)-\(charset.rawValue)",
          { trial in
            try picture(of: trial, page, width: width, height: height, charset: charset)
          }
        )
      }
    }
  }

  private static let byArm: [Screen] = [Page.response, .survival, .enrolment].flatMap { page in
    [Access.masked, .byArm].map { access -> Screen in
      (
        "\(page.name)-120x40-\(access == .masked ? "masked" : "by-arm")",
        { trial in
          try picture(of: trial, page, access, width: 120, height: 40)
        }
      )
    }
  }

  /// A trial of its own: the fixture's arms are closed and its study names no covariates.
  private static let comparisons: [Screen] =
    [
      ("comparison-prognosis-80x24", 80, 24, Charset.box, Access.byArm, ""),
      ("comparison-forest-80x24", 80, 24, .box, .byArm, "l"),
      ("comparison-forest-80x24-ascii", 80, 24, .ascii, .byArm, "l"),
      ("comparison-balance-80x24", 80, 24, .box, .byArm, "ll"),
      ("comparison-matched-80x24", 80, 24, .box, .byArm, "ml"),
      ("comparison-by-arm-120x40", 120, 40, .box, .byArm, ""),
      ("comparison-matched-120x40", 120, 40, .box, .byArm, "m"),
      ("comparison-200x60", 200, 60, .box, .byArm, ""),
      ("comparison-pooled-120x40", 120, 40, .box, .pooled, ""),
      ("comparison-masked-80x24", 80, 24, .box, .masked, ""),
    ].map { name, width, height, charset, access, keys -> Screen in
      (
        name,
        { _ in
          try ComparisonTrial.state(
            .comparison, access, width: width, height: height, charset: charset, keys: keys
          ).view(Size(width: width, height: height))
        }
      )
    }
    + [Page.survival, .response, .safety].map { page -> Screen in
      (
        "\(page.name)-matched-80x24",
        { _ in
          try ComparisonTrial.state(page, width: 80, height: 24, keys: "m")
            .view(Size(width: 80, height: 24))
        }
      )
    }

  private static let popups: [Screen] = [
    ("help-80x24", { try small(of: $0, .overview, keys: "?") }),
    ("help-words-80x24", { try small(of: $0, .listing, keys: "?/sort") }),
    ("palette-80x24", { try small(of: $0, .listing, keys: ":") }),
    ("palette-words-80x24", { try small(of: $0, .safety, keys: ":arm") }),
    (
      "palette-40x10",
      { trial in
        var state = try watched(trial, .safety, .pooled, width: 40, height: 10)
        state.press(":set")
        return state.view(Size(width: 40, height: 10))
      }
    ),
    ("findings-80x24", { try small(of: $0, .overview, keys: "h\r") }),
    (
      "record-80x24",
      { trial in
        var state = try watched(trial, .listing, .pooled, width: 80, height: 24)
        guard case .loadRecord(_, let rowID)? = state.press("jj\r").first else {
          throw FixtureTrial.NoAdverseEvent()
        }
        _ = state.update(.recordLoaded(try trial.history(rowID: rowID)))
        return state.view(Size(width: 80, height: 24))
      }
    ),
    ("filter-error-80x24", { try small(of: $0, .safety, keys: "/grade>=3 & elated") }),
    ("filter-80x24", { try small(of: $0, .listing, keys: "/grade>=3 & site=\"102\"\r") }),
    ("listing-serious-sorted-80x24", { try small(of: $0, .listing, keys: "v→→→→→→→→→→ss←s") }),
    ("listing-deaths-80x24", { try small(of: $0, .listing, keys: "vvv") }),
    ("listing-deviations-80x24", { try small(of: $0, .listing, keys: "V") }),
    ("listing-columns-80x24", { try small(of: $0, .listing, keys: "C jJ") }),
    (
      "listing-views-80x24",
      { try small(of: $0, .listing, keys: "/grade>=3\rbaWeekly review\raSevere") }
    ),
    ("listing-subjects-80x24", { try small(of: $0, .enrolment, keys: "→→→\r") }),
    ("drill-80x24", { try small(of: $0, .safety, keys: "jj\r") }),
    (
      "store-fault-80x24",
      { trial in
        var state = try watched(trial, .survival, .pooled, width: 80, height: 24)
        _ = state.update(.storeFailed("the store is locked by another process"))
        return state.view(Size(width: 80, height: 24))
      }
    ),
  ]

  private static let sizes: [Screen] = [
    ("overview-200x60", { try picture(of: $0, .overview, width: 200, height: 60) }),
    ("enrolment-200x60", { try picture(of: $0, .enrolment, width: 200, height: 60) }),
    ("listing-200x60", { try picture(of: $0, .listing, width: 200, height: 60) }),
    ("safety-200x60", { try picture(of: $0, .safety, width: 200, height: 60) }),
    ("overview-40x10", { try picture(of: $0, .overview, width: 40, height: 10) }),
  ]

  /// Local control of two arms, and closed.
  private static let localControl: [Screen] = [
    ("local-control-by-arm-80x24", Access.byArm, "eeee"),
    ("local-control-pooled-80x24", .pooled, "eee"),
  ].map { name, access, keys -> Screen in
    (
      name,
      { trial in
        var state = try watched(trial, .survival, access, width: 80, height: 24)
        state.press(keys)
        return state.view(Size(width: 80, height: 24))
      }
    )
  }

  /// Views of adverse events that the fixture shows by key.
  private static let safetyViews: [Screen] =
    [
      ("by-arm", 80, 24, Access.byArm, "v"), ("by-arm", 120, 40, .byArm, "v"),
      ("by-arm", 200, 60, .byArm, "v"), ("by-arm-masked", 120, 40, .masked, "v"),
      ("by-arm-pooled", 80, 24, .pooled, "v"), ("overview", 80, 24, .byArm, "vv"),
      ("overview", 120, 40, .byArm, "vv"), ("overview-pooled", 80, 24, .pooled, "vv"),
      ("threshold", 80, 24, .pooled, "ppppp"), ("folded", 80, 24, .pooled, "z"),
    ].map { name, width, height, access, keys -> Screen in
      (
        "safety-\(name)-\(width)x\(height)",
        { trial in
          var state = try watched(trial, .safety, access, width: width, height: height)
          state.press(keys)
          return state.view(Size(width: width, height: height))
        }
      )
    }
    + [(80, 24), (120, 40), (200, 60)].map { width, height -> Screen in
      (
        "polymetastatic-safety-v-\(width)x\(height)",
        { _ in
          let trial = try FixtureTrial.sample("polymetastatic-rt")
          var state = try trial.state(.safety, .byArm, width: width, height: height)
          state.press("v")
          return state.view(Size(width: width, height: height))
        }
      )
    }

  /// The published studies, from the sample data: pages that the fixture does not have.
  private static let published: [Screen] =
    [
      ("low-dose", "low-dose-rt", Page.safety, ""), ("low-dose", "low-dose-rt", .response, ""),
      ("low-dose", "low-dose-rt", .survival, ""), ("low-dose", "low-dose-rt", .survival, "eee"),
      ("low-dose", "low-dose-rt", .survival, "eeeec"),
      ("polymetastatic", "polymetastatic-rt", .comparison, ""),
      ("polymetastatic", "polymetastatic-rt", .survival, "m"),
      ("liver", "liver-metastases-ici", .comparison, "e"),
      ("liver", "liver-metastases-ici", .response, ""),
    ].flatMap { name, folder, page, keys in
      [(80, 24), (120, 40)].map { width, height -> Screen in
        (
          "\(name)-\(page.name)\(keys.isEmpty ? "" : "-\(keys)")-\(width)x\(height)",
          { _ in
            let trial = try FixtureTrial.sample(folder)
            var state = try trial.state(page, .byArm, width: width, height: height)
            state.press(keys)
            return state.view(Size(width: width, height: height))
          }
        )
      }
    }

  /// A death by an adverse event, one that goes on, nobody treated, one without a start; by arm and
  /// with treatment closed; and a busy subject of the sample data.
  private static let profiles: [Screen] =
    [("102-01", "fatal"), ("101-04", "ongoing"), ("102-03", "untreated"), ("102-05", "undated")]
    .flatMap { id, name in
      [(80, 24), (120, 40), (200, 60)].map { width, height in
        profile("profile-\(name)-\(width)x\(height)", id, width: width, height: height)
      }
    } + [
      profile("profile-fatal-80x24-ascii", "102-01", charset: .ascii),
      profile("profile-zoom-80x24", "101-04", keys: "++"),
      profile("profile-narrative-80x24", "102-01", keys: "N"),
      profile("profile-by-arm-120x40", "101-01", .byArm, width: 120, height: 40),
      profile("profile-closed-80x24", "101-01", masking: "double blind"),
    ]

  private static let busyProfile: Screen = (
    "profile-sample-120x40",
    { _ in
      var state = try FixtureTrial.sample("eso-shanghai20")
        .state(.overview, width: 120, height: 40)
      state.openProfile(of: "SH01-001")
      return state.view(Size(width: 120, height: 40))
    }
  )

  private static func profile(
    _ name: String, _ id: String, _ access: Access = .pooled, masking: String? = "open label",
    width: Int = 80, height: Int = 24, charset: Charset = .box, keys: String = ""
  ) -> Screen {
    let draw: @Sendable (FixtureTrial) throws -> Buffer = { trial in
      var trial = trial
      trial.study.masking = masking
      var state = try watched(
        trial, .overview, access, width: width, height: height, charset: charset)
      state.openProfile(of: id)
      state.press(keys)
      return state.view(Size(width: width, height: height))
    }
    return (name, draw)
  }

  private static func small(
    of trial: FixtureTrial, _ page: Page, keys: String
  ) throws -> Buffer {
    var state = try watched(trial, page, .pooled, width: 80, height: 24)
    state.press(keys)
    return state.view(Size(width: 80, height: 24))
  }

  private static func picture(
    of trial: FixtureTrial, _ page: Page, _ access: Access = .pooled, width: Int, height: Int,
    charset: Charset = .box
  ) throws -> Buffer {
    try watched(trial, page, access, width: width, height: height, charset: charset)
      .view(Size(width: width, height: height))
  }

  /// The dashboard four minutes after the batch, last looked at a month before the cut-off.
  private static func watched(
    _ trial: FixtureTrial, _ page: Page, _ access: Access, width: Int, height: Int,
    charset: Charset = .box
  ) throws -> DashboardState {
    var state = try trial.state(page, access, width: width, height: height, charset: charset)
    _ = state.update(.clock(FixtureTrial.enteredAt + 250))
    _ = state.update(.lastLooked(try trial.lastLook()))
    return state
  }
}

extension FixtureTrial {
  /// The trial on 30 November 2025, before one record was corrected.
  func lastLook() throws -> LastLook {
    let earlier = try cut(at: "2025-11-30").mappingAdverseEvents { event in
      guard event.subject == "103-02" else { return event }
      var first = event
      first.grade = 1
      return first
    }
    return LastLook(time: 1_764_489_600, data: earlier.data)
  }
}
