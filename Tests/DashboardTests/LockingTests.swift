import Terminal
import Testing

@testable import Dashboard

struct LockingTests {
  private func state(lockAfter: Int?) throws -> DashboardState {
    var options = DashboardState.Options()
    options.lockAfter = lockAfter
    var state = try DashboardState(try FixtureTrial.read().loaded(), options: options)
    _ = state.update(.resized(Size(width: 80, height: 24)))
    _ = state.update(.clock(36_000))
    return state
  }

  private func words(_ state: DashboardState) -> [String] {
    state.picture.lines.flatMap { $0.split(separator: " ").map(String.init) }
  }

  @Test func `after its minutes without a key nothing but program and time is shown`() throws {
    var state = try state(lockAfter: 5)
    _ = state.update(.clock(36_300))
    #expect(words(state).contains("Enrolment"))
    _ = state.update(.clock(36_360))
    #expect(words(state) == ["trialtop", "10:06", "UTC", "locked,", "any", "key", "returns"])
    _ = state.update(.cohortChanged(try FixtureTrial.read().loaded()))
    _ = state.update(.told("written to somewhere"))
    #expect(words(state).count == 7)
  }

  @Test func `the key that ends it does nothing else`() throws {
    for message in [Message.key(.character("q")), .key(.character("2")), .paste("2")] {
      var state = try state(lockAfter: 1)
      _ = state.update(.clock(36_120))
      #expect(state.isLocked)
      #expect(state.update(message).isEmpty)
      #expect(!state.isLocked && state.page == .overview && state.notice == nil)
      _ = state.update(.clock(36_180))
      #expect(!state.isLocked)
      _ = state.update(.clock(36_240))
      #expect(state.isLocked)
    }
  }

  @Test func `without the option it is never locked`() throws {
    var state = try state(lockAfter: nil)
    _ = state.update(.clock(360_000))
    #expect(!state.isLocked)
  }

  @Test func `a locked page fits every size`() throws {
    var state = try state(lockAfter: 1)
    _ = state.update(.clock(40_000))
    for width in 0..<30 {
      for height in 0..<6 {
        let lines = state.view(Size(width: width, height: height)).lines
        #expect(lines.count == height)
        #expect(lines.allSatisfy { $0.displayWidth == width })
      }
    }
  }
}
