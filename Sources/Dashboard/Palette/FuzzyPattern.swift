/// Words of which a text must have all letters, each word's in order, though not side by side.
struct FuzzyPattern {
  struct Match: Equatable {
    /// The more, the better; comparable between texts for one pattern.
    var score: Int
    /// Places of the matched characters in the text.
    var places: Set<Int>
  }

  private let words: [[Character]]

  init(_ text: String) {
    words = text.map(\.folded).split(separator: " ").map(Array.init)
  }

  /// The best way to find every word in the text; nil where one is not in it.
  func match(_ text: String) -> Match? {
    match(anyOf: [text])
  }

  /// Every word in whichever text has it best, or all of them as they were typed, one after the
  /// other; places are those in the first text.
  func match(anyOf texts: [String]) -> Match? {
    let targets = texts.map(FuzzyTarget.init)
    var apart = Match(score: 0, places: [])
    for word in words {
      guard let match = best(word, in: targets) else { return nil }
      apart.score += match.score
      apart.places.formUnion(match.places)
    }
    let phrase = words.count > 1 ? best(Array(words.joined(separator: [" "])), in: targets) : nil
    guard let phrase, phrase.score > apart.score else { return apart }
    return phrase
  }

  /// The first of the best.
  private func best(_ word: [Character], in targets: [FuzzyTarget]) -> Match? {
    let matches = targets.enumerated().compactMap { index, target in
      target.match(word).map { Match(score: $0.score, places: index == 0 ? $0.places : []) }
    }
    return matches.reduce(nil) { best, match in
      best.map { match.score > $0.score ? match : $0 } ?? match
    }
  }
}

/// A text to be searched.
private struct FuzzyTarget {
  private let characters: [Character]
  private let startsWord: [Bool]

  private static let perCharacter = 1
  private static let perRun = 5
  private static let perWordStart = 8

  init(_ text: String) {
    let characters = text.map(\.folded)
    self.characters = characters
    startsWord = characters.indices.map { index in
      index == 0 || !characters[index - 1].isWordCharacter && characters[index].isWordCharacter
    }
  }

  /// A way to match the first letters of a word, the last of them at a certain place.
  private struct Path {
    var score: Int
    var places: [Int]
  }

  /// Letter by letter, for every place the best path that ends there.
  func match(_ word: [Character]) -> FuzzyPattern.Match? {
    guard has(word) else { return nil }
    var paths = [Path?](repeating: nil, count: characters.count)
    for (letter, character) in word.enumerated() {
      paths = extended(paths, by: character, isFirst: letter == 0)
    }
    let best = paths.compactMap { $0 }.reduce(nil as Path?) { better($0, $1) }
    return best.map { FuzzyPattern.Match(score: $0.score, places: Set($0.places)) }
  }

  /// Whether the letters are there in their order: most texts are told apart by this alone.
  private func has(_ word: [Character]) -> Bool {
    var letters = word[...]
    for character in characters where character == letters.first { letters.removeFirst() }
    return letters.isEmpty
  }

  private func extended(_ paths: [Path?], by character: Character, isFirst: Bool) -> [Path?] {
    // The best path that ends anywhere before the place at hand.
    var before: Path? = isFirst ? Path(score: 0, places: []) : nil
    return characters.indices.map { place in
      var run = isFirst || place == 0 ? nil : paths[place - 1]
      if !isFirst, place > 0 { before = better(before, paths[place - 1]) }
      guard characters[place] == character else { return nil }
      run?.score += FuzzyTarget.perRun
      guard var path = better(run, before) else { return nil }
      path.score += FuzzyTarget.perCharacter + (startsWord[place] ? FuzzyTarget.perWordStart : 0)
      path.places.append(place)
      return path
    }
  }

  /// The first of two where they are equal.
  private func better(_ first: Path?, _ second: Path?) -> Path? {
    guard let first else { return second }
    guard let second else { return first }
    return second.score > first.score ? second : first
  }
}

extension Character {
  /// In lower case, as far as that is one character; a hyphen parts words as a blank does.
  fileprivate var folded: Character { self == "-" ? " " : lowercased().first ?? self }

  fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}
