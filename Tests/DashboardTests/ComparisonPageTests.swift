import CohortModel
import Statistics
import Terminal
import Testing

@testable import Dashboard

struct ComparisonPageTests {
  @Test func `left and right choose a panel where there is room for one`() throws {
    var state = try ComparisonTrial.state(width: 80, height: 24)
    #expect(state.shows("Prognostic factors") && !state.shows("ICT better"))
    state.press("→")
    #expect(state.shows("Hazard ratio RT v ICT by subgroup"))
    state.press("l")
    #expect(state.shows("Standardised mean difference"))
    state.press("l")
    #expect(state.shows("Prognostic factors"))
  }

  @Test func `a large display shows all panels`() throws {
    for (width, height) in [(120, 40), (200, 60)] {
      let state = try ComparisonTrial.state(width: width, height: height)
      for title in ["Prognostic factors", "by subgroup", "Standardised mean difference"] {
        #expect(state.shows(title))
      }
    }
  }

  @Test(arguments: [Access.pooled, .masked])
  func `no hazard ratio of arms is shown unless they are open`(access: Access) throws {
    var study = ComparisonTrial.study
    study.isRandomised = true
    for size in [(80, 24), (200, 60)] {
      var state = try ComparisonTrial.state(
        .comparison, access, study: study, width: size.0, height: size.1)
      for keys in ["", "l", "l", "e", "m"] {
        state.press(keys)
        for word in ["RT", "ICT v", "unadjusted:", "log-rank", "by subgroup", "better"] {
          #expect(!state.shows(word), "\(word)")
        }
      }
    }
  }

  @Test func `without randomisation the title says unadjusted on every page of arms`() throws {
    for page in [Page.comparison, .survival, .response] {
      #expect(try ComparisonTrial.state(page).shows("unadjusted"))
    }
    #expect(try !FixtureTrial.read().state(.survival, .byArm).shows("unadjusted"))
  }

  @Test func `what came after the start is marked, with its fair versions below it`() throws {
    let state = try ComparisonTrial.state()
    #expect(state.shows("! Local therapy") && state.shows("rows (start, stop]"))
    #expect(state.shows("landmark day 90") && state.shows("immortal-time bias"))
  }

  @Test func `the endpoints are those of the plan`() throws {
    var study = ComparisonTrial.study
    study.comparison?.endpoints = [.overallSurvival]
    var state = try ComparisonTrial.state(study: study)
    #expect(state.endpoint.kind == .overallSurvival)
    state.press("e")
    #expect(state.endpoint.kind == .overallSurvival)
  }

  // MARK: - Beside the loop

  private func large() throws -> DashboardState {
    var options = DashboardState.Options()
    options.computesBeside = true
    return try DashboardState(LargeTrial.loaded, options: options)
  }

  @Test func `with many subjects the comparison is an effect that shows its progress`() throws {
    var state = try large()
    let effects = state.update(.key(.character("7")))
    guard case .compare(let work)? = effects.first else {
      Issue.record("nothing was asked for")
      return
    }
    #expect(state.shows("Computing") && state.shows("comparing … 0 %"))
    _ = state.update(work.progress(0.4))
    #expect(state.shows("comparing … 40 %"))
    _ = state.update(try work.run { _ in })
    #expect(!state.shows("comparing …") && state.shows("Progression-free survival"))
  }

  @Test func `the answer to an older question is dropped`() throws {
    var state = try large()
    guard case .compare(let first)? = state.press("7").first,
      case .compare(let second)? = state.press("e").first
    else {
      Issue.record("nothing was asked for")
      return
    }
    _ = state.update(try first.run { _ in })
    #expect(state.shows("comparing …"))
    _ = state.update(first.progress(0.9))
    #expect(state.shows("comparing … 0 %"))
    _ = state.update(try second.run { _ in })
    #expect(state.shows("Overall survival") && !state.shows("comparing …"))
  }

  @Test func `work that is told to stop has no answer, and its progress never falls`() throws {
    var state = try large()
    guard case .compare(let work)? = state.press("7").first else {
      Issue.record("nothing was asked for")
      return
    }
    var seen: [Double] = []
    _ = try work.run { seen.append($0) }
    #expect(seen == seen.sorted() && seen.allSatisfy { (0...1).contains($0) })
    struct Stop: Error {}
    #expect(throws: Stop.self) { try work.run { _ in throw Stop() } }
  }
}

/// More subjects than are compared in place, all alike.
private enum LargeTrial {
  static var loaded: LoadedTrial {
    var study = Study(id: "L", title: "Large")
    study.arms = [Arm(code: "A", name: "A"), Arm(code: "B", name: "B", isReference: true)]
    var builder = TrialData.Builder()
    var allocations: [Allocation] = []
    for number in 0...DashboardState.comparedInPlace {
      var subject = Subject()
      subject.subject = "S\(number)"
      subject.firstTreatmentOn = PartialDate(Day(19_000))
      subject.diedOn = PartialDate(Day(19_100) + number % 300)
      builder.add(.subject(subject))
      var allocation = Allocation()
      (allocation.subject, allocation.plannedArm) = (subject.subject, number % 3 == 0 ? "A" : "B")
      allocations.append(allocation)
    }
    return LoadedTrial(
      data: builder.finish(study: study),
      gate: AccessGate(.byArm, study: study, allocations: allocations))
  }
}
