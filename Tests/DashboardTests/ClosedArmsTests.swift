import CohortModel
import Terminal
import Testing

@testable import Dashboard

/// No page tells an arm that its reader may not see.
struct ClosedArmsTests {
  /// Every page with every option, and every popup.
  private func pictures(of trial: FixtureTrial, _ access: Access) throws -> [[String]] {
    let scripts = ["", "e", "ee", "t", "s", "S", "i", "c", "?", "h\r", "G", "<<<"]
    return try Page.tabs.flatMap { page in
      var state = try trial.state(page, access, width: 160, height: 50)
      if page == .overview { _ = state.update(.lastLooked(try trial.lastLook())) }
      return scripts.map { script in
        var other = state
        other.press(script)
        return other.picture.lines
      }
    }
  }

  private func records(of trial: FixtureTrial, _ access: Access) throws -> [[String]] {
    var state = try trial.state(.listing, access, width: 120, height: 40)
    return try (0..<state.rowCount).compactMap { _ in
      defer { state.press("\u{1B}j") }
      guard case .loadRecord(_, let rowID)? = state.press("\r").first else { return nil }
      _ = state.update(.recordLoaded(try trial.history(rowID: rowID)))
      return state.picture.lines
    }
  }

  @Test func `pooled pages are the same whoever has which arm`() throws {
    let trial = try FixtureTrial.read()
    let pictures = try pictures(of: trial, .pooled)
    for shift in [1, 4] {
      #expect(try self.pictures(of: trial.shiftingArms(by: shift), .pooled) == pictures)
    }
    var without = trial
    without.allocations = []
    #expect(try self.pictures(of: without, .pooled) == pictures)
  }

  @Test func `by arm the pages do depend on who has which arm`() throws {
    let trial = try FixtureTrial.read()
    let pictures = try pictures(of: trial, .byArm)
    #expect(try self.pictures(of: trial.shiftingArms(by: 4), .byArm) != pictures)
  }

  @Test func `masked pages are the same when the arms change names`() throws {
    let trial = try FixtureTrial.read()
    let pictures = try pictures(of: trial, .masked)
    #expect(try self.pictures(of: trial.exchangingArms(), .masked) == pictures)
  }

  @Test(arguments: [Access.pooled, .masked])
  func `no picture names an arm`(access: Access) throws {
    let trial = try FixtureTrial.read()
    let pictures = try pictures(of: trial, access) + records(of: trial, access)
    let names = trial.study.arms.flatMap { [$0.code, $0.name] }
    for lines in pictures {
      for name in names { #expect(!lines.contains { $0.contains(name) }) }
    }
  }

  @Test(arguments: [Access.pooled, .masked])
  func `a full record keeps what tells the arm closed`(access: Access) throws {
    let trial = try FixtureTrial.read()
    let records = try records(of: trial, access)
    #expect(records.count == 22)
    for lines in records { #expect(lines.count { $0.contains("closed under") } == 3) }
  }

  @Test(arguments: ["arm=\"ZZX\"", "arm=A", "rel_local=related", "rel_io=related", "lung_v20>20"])
  func `a filter on what tells the arm is refused under pooled access`(text: String) throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("/\(text)")
    #expect(state.filterFault?.position == 0)
    #expect(state.shows("closed under pooled access"))
    // On the way the name of an open field was written, which no row of the fixture fills in.
    #expect(state.rowCount == (text.hasPrefix("rel") ? 0 : 22))
    state.press("\r")
    #expect(state.filterInput != nil)
  }

  @Test func `by arm a filter may name the arm`() throws {
    var state = try FixtureTrial.read().state(.response, .byArm)
    state.press("/arm=ZZX\r")
    #expect(state.filterFault == nil)
    #expect(state.shows("8 of 12 subjects"))
  }

  @Test func `a filter by arm tells nothing once the gate has closed`() throws {
    let trial = try FixtureTrial.read()
    var state = try trial.state(.response, .byArm)
    state.press("/arm=ZZX\r")
    _ = state.update(.cohortChanged(trial.loaded(.pooled)))
    #expect(!state.shows("8 of 12 subjects"))
    #expect(state.filterFault != nil)
  }
}

extension FixtureTrial {
  /// Everybody has the arm of somebody further down.
  func shiftingArms(by places: Int) -> FixtureTrial {
    var trial = self
    for index in allocations.indices {
      let other = allocations[(index + places) % allocations.count]
      trial.allocations[index].plannedArm = other.plannedArm
      trial.allocations[index].actualArm = other.actualArm
    }
    return trial
  }

  /// The two arms in each other's place.
  func exchangingArms() -> FixtureTrial {
    let codes = study.arms.map(\.code)
    let exchange = { (arm: String?) -> String? in
      arm.map { $0 == codes[0] ? codes[1] : codes[0] }
    }
    var trial = self
    for index in allocations.indices {
      trial.allocations[index].plannedArm = exchange(allocations[index].plannedArm)
      trial.allocations[index].actualArm = exchange(allocations[index].actualArm)
    }
    return trial
  }
}
