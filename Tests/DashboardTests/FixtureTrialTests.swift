import CohortModel
import Testing

struct FixtureTrialTests {
  @Test func `the fixture is read with the issues that were planted and no others`() throws {
    let trial = try FixtureTrial.read()
    let errors = trial.issues.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [.badNumber, .gradeOutOfRange])
    #expect(trial.issues.allSatisfy { $0.severity != .warning })
  }

  @Test func `the fixture holds what a display must survive`() throws {
    let events = try FixtureTrial.read().data.adverseEvents
    #expect(events.term.words.contains { $0.unicodeScalars.contains("\u{1B}") })
    #expect(events.term.words.contains("口腔黏膜炎"))
  }
}
