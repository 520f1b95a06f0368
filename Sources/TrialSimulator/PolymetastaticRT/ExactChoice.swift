import Glibc

extension PolymetastaticRT {
  /// Exactly so many of a list, each the likelier the greater its weight: the largest u^(1/w)
  /// (Efraimidis & Spirakis, Inform Process Lett 2006;97:181).
  enum ExactChoice {
    /// - Returns: nil where the list is too short.
    static func choose(
      _ count: Int, of members: [Int], weight: (Int) -> Double, _ random: inout Xoshiro256
    ) -> Set<Int>? {
      guard members.count >= count else { return nil }
      let keys = members.map { (member: $0, key: log(1 - random.uniform()) / weight($0)) }
      let best = keys.sorted { ($0.key, $0.member) > ($1.key, $1.member) }
      return Set(best.prefix(count).map(\.member))
    }
  }
}
