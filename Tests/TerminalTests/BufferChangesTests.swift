import Testing

@testable import Terminal

struct BufferChangesTests {
  @Test func `only what changed is named`() {
    var old = Buffer(size: Size(width: 10, height: 2))
    old.put("0123456789", x: 0, y: 0)
    var new = old
    new.put("ab", x: 3, y: 0)
    new.put("z", x: 9, y: 1, role: .error)
    let runs = new.changes(from: old)
    #expect(runs.map(\.x) == [3, 9])
    #expect(runs.map(\.y) == [0, 1])
    #expect(runs.map(\.text) == ["ab", "z"])
  }

  @Test func `an equal buffer has no changes`() {
    var buffer = Buffer(size: Size(width: 10, height: 2))
    buffer.put("中文", x: 0, y: 0)
    #expect(buffer.changes(from: buffer).isEmpty)
  }

  @Test func `a wide character is drawn whole`() {
    var old = Buffer(size: Size(width: 4, height: 1))
    old.put("中", x: 0, y: 0)
    var new = old
    new.highlight(Rect(x: 1, y: 0, width: 1, height: 1))
    #expect(new.changes(from: old).map(\.text) == ["中"])
  }

  @Test func `another size is drawn anew`() {
    let old = Buffer(size: Size(width: 4, height: 1))
    let new = Buffer(size: Size(width: 5, height: 2))
    #expect(new.changes(from: old).map(\.cells.count) == [5, 5])
  }

  @Test(arguments: UInt64(1)...40)
  func `changes applied to the old buffer give the new one`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let size = Size(width: random.next(below: 30), height: random.next(below: 8))
    var old = Buffer(size: size)
    scribble(on: &old, &random)
    var new = old
    scribble(on: &new, &random)
    var patched = old
    for run in new.changes(from: old) { patched.apply(run) }
    #expect(patched.lines == new.lines)
    #expect(patched == new)
    #expect(new.lines.allSatisfy { $0.displayWidth == size.width })
  }

  private func scribble(on buffer: inout Buffer, _ random: inout SeededNumbers) {
    let texts = ["中文字", "abc", "e\u{301}", "┼─", "  ", "🙂x", "\u{1B}[0m"]
    for _ in 0..<20 {
      let (x, y) = (random.next(below: 34) - 3, random.next(below: 10) - 1)
      let role = Role.allCases[random.next(below: Role.allCases.count)]
      buffer.put(texts[random.next(below: texts.count)], x: x, y: y, role: role)
      if random.next(below: 5) == 0 {
        buffer.highlight(Rect(x: x, y: y, width: 3, height: 1))
      }
    }
  }
}

/// The same numbers for the same seed (a 64-bit linear congruential generator).
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
}
