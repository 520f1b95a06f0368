/// Which controls of a row are still free, with the next free one on either side of a place in
/// practically constant time: links over used ones are halved whenever they are followed (Tarjan &
/// van Leeuwen, J ACM 1984;31:245).
struct UnusedControls {
  /// Place p stands for control p − 1, place 0 for the end: the control at p is free where the link
  /// is p itself, else the link leads nearer to a free one.
  private var downward: [Int32]
  /// Place p stands for control p, place `count` for the end.
  private var upward: [Int32]

  init(count: Int) {
    downward = (0...count).map(Int32.init)
    upward = downward
  }

  mutating func last(before place: Int) -> Int? {
    let found = Self.follow(&downward, from: place)
    return found == 0 ? nil : found - 1
  }

  mutating func first(from place: Int) -> Int? {
    let found = Self.follow(&upward, from: place)
    return found == upward.count - 1 ? nil : found
  }

  mutating func use(_ control: Int) {
    downward[control + 1] = Int32(truncatingIfNeeded: control)
    upward[control] = Int32(truncatingIfNeeded: control + 1)
  }

  private static func follow(_ links: inout [Int32], from start: Int) -> Int {
    var place = start
    while Int(links[place]) != place {
      links[place] = links[Int(links[place])]
      place = Int(links[place])
    }
    return place
  }
}
