import Testing

@testable import Dashboard

struct FuzzyPatternTests {
  private func score(_ pattern: String, _ text: String) -> Int? {
    FuzzyPattern(pattern).match(text)?.score
  }

  @Test func `letters are found in their order, whatever lies between`() {
    #expect(score("dcf", "data cut-off") != nil)
    #expect(score("fcd", "data cut-off") == nil)
    #expect(score("ddd", "data cut-off") == nil)
    #expect(score("DATA", "data cut-off") == score("data", "DATA CUT-OFF"))
  }

  @Test func `an empty pattern finds everything alike`() {
    #expect(FuzzyPattern("").match("x") == FuzzyPattern.Match(score: 0, places: []))
    #expect(FuzzyPattern("  ").match("") == FuzzyPattern.Match(score: 0, places: []))
    #expect(score("a", "") == nil)
  }

  @Test func `word starts and runs count more than letters here and there`() throws {
    let start = try #require(score("co", "copy"))
    let middle = try #require(score("co", "disco"))
    let apart = try #require(score("co", "accent too"))
    #expect(start > middle && middle > apart)
    let initials = try #require(score("dc", "data cut"))
    #expect(initials > (try #require(score("dc", "adopt each"))))
  }

  @Test func `the best way through a text is found, not the first`() {
    let match = FuzzyPattern("cut").match("cxuxt cut")
    #expect(match?.places == [6, 7, 8])
  }

  @Test func `a hyphen parts words as a blank does, and words side by side count more`() throws {
    #expect(score("cut-off", "Cut off") == score("cut off", "cut-off"))
    let together = try #require(score("listing deaths", "listing-deaths"))
    #expect(together > (try #require(score("listing deaths", "listing of all the deaths"))))
  }

  @Test func `words may come in any order, and each must be there`() {
    #expect(score("off data", "data cut-off") != nil)
    #expect(score("data zebra", "data cut-off") == nil)
  }

  @Test func `places are those of the first text`() {
    let match = FuzzyPattern("zoom").match(anyOf: ["A shorter part", "zoom-in"])
    #expect(match?.places == [])
    #expect(
      FuzzyPattern("part").match(anyOf: ["A shorter part", "zoom-in"])?.places == [10, 11, 12, 13])
  }

  /// Against every way there is, on short texts.
  @Test(arguments: 0..<200)
  func `the score is that of the best of all ways`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let letters = Array("ab -")
    let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
      letters[Int.random(in: 0..<4, using: &random)]
    }
    let pattern = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      letters[Int.random(in: 0..<2, using: &random)]
    }
    #expect(score(String(pattern), String(text)) == bestScore(pattern, text, from: 0, last: nil))
  }

  private func bestScore(
    _ pattern: [Character], _ text: [Character], from start: Int, last: Int?
  ) -> Int? {
    guard let letter = pattern.first else { return 0 }
    return (start..<max(start, text.count)).filter { text[$0] == letter }.compactMap { place in
      let rest = bestScore(Array(pattern.dropFirst()), text, from: place + 1, last: place)
      let startsWord = place == 0 || !text[place - 1].isLetter
      return rest.map { $0 + 1 + (startsWord ? 8 : 0) + (last == place - 1 ? 5 : 0) }
    }.max()
  }
}
