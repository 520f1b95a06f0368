import CohortModel
import Terminal
import Testing

@testable import Dashboard

/// Whatever is pressed at whatever size, the dashboard draws lines that a terminal can show.
struct RandomKeysTests {
  @Test(arguments: 0..<200)
  func `no sequence of keys and sizes breaks a line`(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed))
    let trial = try FixtureTrial.read()
    let charset = Charset.allCases[seed % Charset.allCases.count]
    let access = Access.allCases[seed % Access.allCases.count]
    let page = Page.tabs[seed % Page.tabs.count]
    var state = try trial.state(page, access, width: 80, height: 24, charset: charset)
    _ = state.update(.clock(FixtureTrial.enteredAt + Int64(seed * 60)))
    if seed.isMultiple(of: 5) { _ = state.update(.lastLooked(try trial.lastLook())) }
    for _ in 0..<60 {
      for effect in state.update(RandomKeysTests.message(&random)) {
        if case .loadRecord(_, let rowID) = effect {
          _ = state.update(.recordLoaded(try trial.history(rowID: rowID)))
        }
      }
      try expectLines(of: state.picture, charset)
    }
  }

  @Test(arguments: 0..<24)
  func `nor does any where the mouse is heard, themes are tried and nobody looks`(
    seed: Int
  ) throws {
    var random = SplitMix64(state: UInt64(seed + 2000))
    let trial = try FixtureTrial.read()
    let charset = Charset.allCases[seed % Charset.allCases.count]
    var options = DashboardState.Options()
    options.page = Page.tabs[seed % Page.tabs.count]
    options.charset = charset
    (options.hasMouse, options.lockAfter, options.masksIDs) = (true, 30, seed.isMultiple(of: 2))
    (options.themes, options.theme) = (["dark", "light", "mono"], "dark")
    var state = try DashboardState(trial.loaded(Access.allCases[seed % 3]), options: options)
    for _ in 0..<50 {
      for effect in state.update(RandomKeysTests.message(&random)) {
        if case .loadRecord(_, let rowID) = effect {
          _ = state.update(.recordLoaded(try trial.history(rowID: rowID)))
        }
      }
      try expectLines(of: state.picture, charset)
    }
  }

  @Test(arguments: 0..<12)
  func `nor does any on a trial of two arms that nobody randomised`(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed + 1000))
    let charset = Charset.allCases[seed % Charset.allCases.count]
    var state = try ComparisonTrial.state(
      .comparison, Access.allCases[seed % 3], width: 80, height: 24, charset: charset)
    for _ in 0..<40 {
      _ = state.update(RandomKeysTests.message(&random))
      try expectLines(of: state.picture, charset)
    }
  }

  private func expectLines(of picture: Buffer, _ charset: Charset) throws {
    let lines = picture.lines
    try #require(lines.count == picture.size.height)
    for line in lines {
      try #require(line.displayWidth == picture.size.width)
      try #require(charset != .ascii || line.utf8.allSatisfy { $0 < 0x80 })
      try #require(line.unicodeScalars.allSatisfy { !$0.isControl })
    }
  }

  private static let keys = Array(
    "1234567mjkhlgGsSetic:\u{10},.<>0?rq++%PXvVCbzpTNDM\r\r\u{1B}\u{1B}\t⇤⇞⇟⇱⇲←→//grade>=3site=\"()&|!口\u{7F}\u{17}\u{15}⌦"
  ).map(Key.init(scripted:))

  /// A key most often, and sometimes another size, the mouse, a paste, or time that passes.
  static func message(_ random: inout SplitMix64) -> Message {
    switch Int.random(in: 0..<16, using: &random) {
    case 0, 1:
      return .resized(
        Size(
          width: .random(in: 1...200, using: &random), height: .random(in: 1...60, using: &random)))
    case 2, 3:
      let kind = [MouseEvent.Kind.click, .wheelUp, .wheelDown].randomElement(using: &random)
      return .mouse(
        MouseEvent(
          kind ?? .click, x: .random(in: 0...210, using: &random),
          y: .random(in: 0...62, using: &random)))
    case 4: return .paste("grade>=3\r\n\u{1B}[31m口e\u{301}\u{7}")
    case 5: return .clock(FixtureTrial.enteredAt + .random(in: 0...10_000, using: &random))
    default: break
    }
    return .key(keys[Int.random(in: keys.indices, using: &random)])
  }

  /// What a page is there for, where little else finds room.
  @Test(arguments: Page.tabs, [Size(width: 20, height: 5), Size(width: 40, height: 10)])
  func `the smallest sizes keep the first line of a page, its cut-off and its number`(
    page: Page, size: Size
  ) throws {
    let state = try FixtureTrial.read().state(page, width: size.width, height: size.height)
    let lines = state.picture.lines
    #expect(lines[0].contains(state.cohort.cutOff.iso))
    #expect(lines[1].contains(String(page.rawValue)))
    let body = lines.dropFirst(2).dropLast().joined()
    #expect(body.contains { $0.isNumber } || page == .comparison)
  }

  @Test(arguments: Page.tabs)
  func `every page stands at every small size`(page: Page) throws {
    var state = try FixtureTrial.read().state(page)
    for popup in ["", "+", "?", "\u{1B}:"] {
      state.press(popup)
      for width in [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 69, 70, 109, 110] {
        for height in [0, 1, 2, 3, 4, 5, 7, 9, 12, 18] {
          _ = state.update(.resized(Size(width: width, height: height)))
          try expectLines(of: state.picture, .box)
        }
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    switch value {
    case ..<0x20, 0x7F...0x9F, 0xAD: true
    // Zero-width and bidirectional controls, line and paragraph separators, byte-order mark.
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }
}
