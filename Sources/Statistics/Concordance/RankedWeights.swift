/// Weights that stand at ranks, and their sums below, at and above a rank in O(log ranks): a Fenwick
/// tree (Fenwick, Softw Pract Exp 1994;24:327) beside the weights themselves, so that what stands at
/// a rank is not the difference of two sums.
struct RankedWeights {
  /// Of all weights held, as seen from one rank.
  struct Sums {
    let below: Double
    let at: Double
    let above: Double
  }

  /// Place i holds the sum of the ranks from i − lowest bit of i up to i, the latter not included.
  private var tree: [Double]
  private var weights: [Double]
  private var ranks: Int
  private var total = 0.0

  init(capacity: Int) {
    tree = [Double](repeating: 0, count: capacity + 1)
    weights = [Double](repeating: 0, count: capacity)
    ranks = capacity
  }

  /// Forgets all weights and takes ranks below `ranks` from now on.
  ///
  /// - Precondition: `ranks` is at most the capacity.
  mutating func clear(ranks: Int) {
    for rank in 0..<ranks { weights[rank] = 0 }
    for place in 0...ranks { tree[place] = 0 }
    self.ranks = ranks
    total = 0
  }

  mutating func add(_ weight: Double, at rank: UInt32) {
    weights[Int(rank)] += weight
    total += weight
    var place = Int(rank) + 1
    while place <= ranks {
      tree[place] += weight
      place += place & -place
    }
  }

  func sums(around rank: UInt32) -> Sums {
    var below = 0.0
    var place = Int(rank)
    while place > 0 {
      below += tree[place]
      place &= place - 1
    }
    let at = weights[Int(rank)]
    return Sums(below: below, at: at, above: total - below - at)
  }
}
