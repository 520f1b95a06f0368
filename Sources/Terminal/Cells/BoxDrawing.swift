/// The four edges of a cell that a line may leave through, each without a line, light or heavy.
struct Edges: Hashable {
  enum Weight: Int, Comparable {
    case none = 0
    case light = 1
    case heavy = 2

    static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
  }

  var left = Weight.none
  var right = Weight.none
  var up = Weight.none
  var down = Weight.none

  var isEmpty: Bool { self == Edges() }

  /// Both lines in one cell; where they share an edge the heavy one is seen.
  func joined(with other: Edges) -> Edges {
    Edges(
      left: max(left, other.left), right: max(right, other.right),
      up: max(up, other.up), down: max(down, other.down))
  }

  /// All 80 joints of Unicode's box drawing: up and down choose the row, left and right the place.
  private static let table: [[Character]] = [
    " ╶╺╴─╼╸╾━", "╷┌┍┐┬┮┑┭┯", "╻┎┏┒┰┲┓┱┳",
    "╵└┕┘┴┶┙┵┷", "│├┝┤┼┾┥┽┿", "╽┟┢┧╁╆┪╅╈",
    "╹┖┗┚┸┺┛┹┻", "╿┞┡┦╀╄┩╃╇", "┃┠┣┨╂╊┫╉╋",
  ].map(Array.init)

  var glyph: Character {
    Self.table[up.rawValue * 3 + down.rawValue][left.rawValue * 3 + right.rawValue]
  }

  private static let edgesOfGlyph: [Character: Edges] = {
    var edges: [Character: Edges] = [:]
    for (vertical, row) in table.enumerated() {
      for (horizontal, glyph) in row.enumerated() where glyph != " " {
        edges[glyph] = Edges(
          left: Weight(rawValue: horizontal / 3) ?? .none,
          right: Weight(rawValue: horizontal % 3) ?? .none,
          up: Weight(rawValue: vertical / 3) ?? .none,
          down: Weight(rawValue: vertical % 3) ?? .none)
      }
    }
    for (round, square) in zip("╭╮╰╯", "┌┐└┘") { edges[round] = edges[square] }
    return edges
  }()

  /// The edges of a box-drawing character, nil for any other.
  init?(of glyph: Character) {
    guard let edges = Self.edgesOfGlyph[glyph] else { return nil }
    self = edges
  }

  init(
    left: Weight = .none, right: Weight = .none, up: Weight = .none, down: Weight = .none
  ) {
    self.left = left
    self.right = right
    self.up = up
    self.down = down
  }

  /// Light lines as `- |` joined by `+`, heavy ones as `= #`.
  var ascii: Character {
    let isHorizontal = up == .none && down == .none
    let isVertical = left == .none && right == .none
    let weights = [left, right, up, down].filter { $0 != .none }
    if isHorizontal { return weights.contains(.heavy) ? "=" : "-" }
    if isVertical { return weights.contains(.heavy) ? "#" : "|" }
    return weights.allSatisfy { $0 == .heavy } ? "#" : "+"
  }

  /// The nearest joint of a console font, which has light and double lines but few mixed joints.
  var console: Character {
    let weights = [left, right, up, down].filter { $0 != .none }
    guard weights.contains(.heavy) else { return withFullStrokes(.light).glyph }
    let full = withFullStrokes(.heavy)
    return Self.doubles[full] ?? full.glyph
  }

  /// Half strokes drawn out and every line of one weight.
  private func withFullStrokes(_ weight: Weight) -> Edges {
    func drawn(_ edge: Weight, alone: Bool) -> Weight {
      edge != .none || alone ? weight : .none
    }
    let isHorizontal = up == .none && down == .none
    let isVertical = left == .none && right == .none
    return Edges(
      left: drawn(left, alone: isHorizontal), right: drawn(right, alone: isHorizontal),
      up: drawn(up, alone: isVertical), down: drawn(down, alone: isVertical))
  }

  private static let doubles: [Edges: Character] = {
    var doubles: [Edges: Character] = [:]
    for (heavy, double) in zip("━┃┏┓┗┛┣┫┳┻╋", "═║╔╗╚╝╠╣╦╩╬") {
      doubles[Edges(of: heavy) ?? Edges()] = double
    }
    return doubles
  }()
}
