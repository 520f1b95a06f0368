import CohortModel
import Reports
import Terminal
import Testing

@testable import Dashboard

/// The law of the dashboard: whoever is counted can be listed, and every number has its card.
struct EveryFigureTests {
  /// A page that draws links, with the keys that lead to one of its states.
  struct Scene: CustomTestStringConvertible, Sendable {
    var page: Page
    var access: Access
    var keys = ""
    var testDescription: String { "\(page.name) \(access.rawValue) \(keys)" }
  }

  private static let pages: [Page] = [.overview, .enrolment, .response, .survival, .comparison]

  /// Every page with every endpoint, set and panel, as each access shows it.
  static let scenes: [Scene] = Access.allCases.flatMap { access in
    pages.map { Scene(page: $0, access: access) }
      + ["e", "ee", "eee", "eeee", "m", "mm"].map {
        Scene(page: .survival, access: access, keys: $0)
      } + ["m", "mm", "/sex=f\r"].map { Scene(page: .response, access: access, keys: $0) }
      + ["→", "→→", "e", "m", "mm"].map { Scene(page: .comparison, access: access, keys: $0) }
      + ["/site=101\r", "/grade>=3\r"].flatMap { keys in
        pages.map { Scene(page: $0, access: access, keys: keys) }
      }
  }

  /// The fixture, and the trial of two arms for what only that has.
  private func states(
    _ scene: Scene, _ size: Size = Size(width: 200, height: 60)
  ) throws -> [DashboardState] {
    let trial = try FixtureTrial.read()
    var fixture = try trial.state(
      scene.page, scene.access, width: size.width, height: size.height)
    _ = fixture.update(.lastLooked(try trial.lastLook()))
    fixture.press(scene.keys)
    guard scene.page == .comparison else { return [fixture] }
    return [
      fixture,
      try ComparisonTrial.state(
        scene.page, scene.access, width: size.width, height: size.height, keys: scene.keys),
    ]
  }

  @Test(arguments: scenes)
  func `every number lists as many subjects as it says and has its card`(scene: Scene) throws {
    for state in try states(scene) {
      let picture = state.picture
      for place in picture.links {
        let figure = try #require(state.pageView.figure(place.link), "\(place.link)")
        #expect(!figure.title.isEmpty && !figure.card.formula.isEmpty, "\(place.link)")
        guard let count = figure.count, case .subjects(let subjects) = figure.target else {
          continue
        }
        #expect(subjects().count == count, "\(figure.title)")
        // The overview prints the shares of best responses alone.
        guard scene.page != .overview || place.link.row != "response" else { continue }
        let drawn = picture.numbers(in: place.area)
        #expect(drawn.isEmpty || drawn.contains(count), "\(figure.title): \(drawn)")
      }
    }
  }

  @Test(arguments: scenes)
  func `no number is drawn under the name of another`(scene: Scene) throws {
    for state in try states(scene) {
      let links = state.picture.links
      #expect(Set(links.map(\.link)).count == links.count)
    }
  }

  @Test(
    arguments: pages,
    [Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60)])
  func `the arrows lead from every number to every other`(page: Page, size: Size) throws {
    for access in Access.allCases {
      for state in try states(Scene(page: page, access: access), size) {
        let links = state.picture.links
        let missed = links.filter { links.reached(from: $0).count < links.count }
        #expect(missed.map(\.link) == [])
      }
    }
  }

  @Test(arguments: pages)
  func `pressing arrows reaches every number of a page without a list`(page: Page) throws {
    guard [.overview, .response, .survival].contains(page) else { return }
    for var state in try states(Scene(page: page, access: .byArm)) {
      let links = Set(state.picture.links.map(\.link))
      state.press("↓")
      var reached: Set<Link> = []
      for _ in links {
        if let link = state.focusedLink { reached.insert(link) }
        state.press("→")
      }
      for _ in links {
        if let link = state.focusedLink { reached.insert(link) }
        state.press("←")
      }
      #expect(reached == links)
    }
  }

  @Test(arguments: scenes.filter { $0.access == .pooled })
  func `pooled no number is about an arm`(scene: Scene) throws {
    for state in try states(scene) {
      let labels = Set(state.study.arms.map(\.code))
      for place in state.picture.links {
        let figure = try #require(state.pageView.figure(place.link))
        let words = Set(figure.title.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        #expect(words.isDisjoint(with: labels), "\(figure.title)")
      }
    }
  }

  @Test(arguments: scenes.filter { $0.access == .masked && $0.keys.isEmpty })
  func `masked neither a card nor a list of subjects names an arm`(scene: Scene) throws {
    for state in try states(scene) {
      let names = state.study.arms.map(\.name)
      let links = state.picture.links
      for index in stride(from: 0, to: links.count, by: 9) {
        let place = links[index]
        var opened = state
        opened.focus = .number(place.link)
        opened.press("D")
        #expect(!opened.picture.shows(anyOf: names))
        opened.press("\u{1B}\r")
        #expect(!opened.picture.shows(anyOf: names))
      }
    }
  }
}

extension Buffer {
  fileprivate func shows(anyOf words: [String]) -> Bool {
    let text = lines.joined()
    return words.contains { text.contains($0) }
  }

  /// The whole numbers that stand in an area, a dot for zero among them.
  fileprivate func numbers(in area: Rect) -> [Int] {
    let text = String((area.x..<area.maxX).map { self[$0, area.y].character })
    return text.split(separator: " ").compactMap { $0 == "·" ? 0 : Int($0) }
  }
}

extension [PlacedLink] {
  /// The links that any arrows lead to.
  fileprivate func reached(from start: PlacedLink) -> Set<Link> {
    var reached: Set<Link> = [start.link]
    var waiting = [start]
    while let place = waiting.popLast() {
      for direction in [Direction.up, .down, .left, .right] {
        guard let next = nearest(from: place.area, direction) else { continue }
        if reached.insert(next.link).inserted { waiting.append(next) }
      }
    }
    return reached
  }
}
