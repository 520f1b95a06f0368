import CohortModel
import Dashboard
import Terminal
import Testing

/// One subject of a single arm whose lesion outside the field is gone after radiotherapy.
struct AbscopalRatesTests {
  private func state(width: Int) throws -> DashboardState {
    var study = Study(id: "NCT0", title: "Abscopal")
    study.response.reportsAbscopal = true
    let start = Day(iso: "2025-01-01") ?? Day(0)
    var subject = Subject()
    subject.subject = "A"
    subject.firstTreatmentOn = PartialDate(start)
    var builder = TrialData.Builder()
    builder.add(.subject(subject))
    for (day, diameter) in [(start, 40.0), (start + 42, 0)] {
      for (name, isIrradiated) in [("L1", true), ("L2", false)] {
        var lesion = Lesion()
        lesion.subject = "A"
        lesion.lesion = name
        lesion.date = PartialDate(day)
        lesion.type = .target
        lesion.diameter = diameter
        lesion.isIrradiated = isIrradiated
        lesion.localTreatmentOn = PartialDate(start)
        builder.add(.lesion(lesion))
      }
    }
    var options = DashboardState.Options()
    options.page = .response
    options.cutOff = start + 100
    let trial = LoadedTrial(
      data: builder.finish(study: study), gate: AccessGate(pooled: study))
    var state = try DashboardState(trial, options: options)
    _ = state.update(.resized(Size(width: width, height: 40)))
    return state
  }

  @Test func `ARR and ACR stand below the other rates`() throws {
    let state = try state(width: 120)
    #expect(state.shows("ARR  abscopal CR + PR       1  100.0 %"))
    #expect(state.shows("ACR  ARR + abscopal SD      1  100.0 %"))
    #expect(state.shows("ARR, ACR: RECIST over lesions outside the field"))
  }

  @Test func `a trial without irradiated lesions does not tell of them`() throws {
    let state = try FixtureTrial.read().state(.response)
    #expect(!state.shows("ARR"))
  }
}
