/// Which rows are at risk at which event time.
///
/// The distinct event times of each stratum cut its time axis into *bins*: bin b holds the rows that
/// leave from its event time up to the next one. The first bin of a stratum has no event; its rows
/// leave before the first event. So a row is at risk at the bins after its entry's bin up to its own.
/// The events of a tied time stand in a *cell* of their own, because Efron's method weighs them
/// apart; any other cell is a bin. All that depends on time is computed per cell, and rows never
/// need to be sorted.
struct RiskSets: Sendable {
  struct Bin: Sendable {
    /// Its event time; of a stratum's first bin −∞.
    let time: Double
    var events: Int32 = 0
    /// The cell of its events where there are several; otherwise the bin itself.
    var tieCell: Int32
  }

  private(set) var bins: [Bin] = []
  /// For each bin the sum of the weights of its events, where rows have weights.
  private var weights: [Double]?
  /// The bins of each stratum; the first of them has no event.
  private(set) var strata: [Range<Int>] = []
  /// The bins of the cells that come after those that are bins.
  private(set) var tiedBins: [Int32] = []
  /// For each row.
  private(set) var cells: [Int32] = []
  /// For each row the bin after which it is at risk.
  private(set) var entryBins: [Int32]?
  /// The code of each stratum, in order.
  private(set) var stratumCodes: [Int] = []

  var events: Int { bins.reduce(0) { $0 + Int($1.events) } }

  var cellCount: Int { bins.count + tiedBins.count }

  func bin(ofRow row: Int) -> Int {
    let cell = Int(cells[row])
    return cell < bins.count ? cell : Int(tiedBins[cell - bins.count])
  }

  /// The sum of the weights of a bin's events.
  @inline(__always)
  func weight(ofBin bin: Int) -> Double { weights?[bin] ?? Double(bins[bin].events) }

  func stratum(ofBin bin: Int) -> Int { strata.partitioningIndex { $0.upperBound > bin } }

  /// - Throws: the refusal of a row that enters no earlier than it leaves.
  init(_ data: CoxData) throws(CoxModel.Refusal) {
    let ranks = TimeRanks(times: data.times, entries: data.entries)
    if let entries = ranks.entries,
      let row = data.times.indices.first(where: { entries[$0] >= ranks.times[$0] })
    {
      throw .entryNotBeforeTime(row: row)
    }
    let slots = TimeSlots(ranks, strata: data.strata)
    stratumCodes = slots.stratumCodes
    let binOfSlot = cutTime(slots, ranks.distinct, data)
    nameTieCells()
    assignCells(slots, binOfSlot, data)
    entryBins = slots.entries.map { $0.map { binOfSlot[Int($0)] } }
  }

  /// - Returns: for each slot the bin at whose time, or after which, it lies.
  private mutating func cutTime(
    _ slots: TimeSlots, _ distinct: [Double], _ data: CoxData
  ) -> [Int32] {
    var events = [Int32](repeating: 0, count: slots.count)
    var weights = [Double](repeating: 0, count: data.weights == nil ? 0 : slots.count)
    for row in data.events.indices where data.events[row] && data.isUsed(row) {
      events[Int(slots.rows[row])] += 1
      if let weight = data.weights?[row] { weights[Int(slots.rows[row])] += weight }
    }
    // Grown by doubling, the bins of decimal times would take twice their room.
    bins.reserveCapacity(slots.stratumCodes.count + events.count { $0 > 0 })
    self.weights = data.weights == nil ? nil : []
    return (0..<slots.count).map { slot in
      let stratum = slots.stratum(of: slot)
      while stratum >= strata.count {
        append(-.infinity, events: 0, weight: 0)
        strata.append(bins.count - 1..<bins.count)
      }
      if events[slot] > 0 {
        append(
          distinct[slots.rank(of: slot)], events: events[slot],
          weight: weights.isEmpty ? 0 : weights[slot])
        strata[stratum] = strata[stratum].lowerBound..<bins.count
      }
      return Int32(bins.count - 1)
    }
  }

  private mutating func append(_ time: Double, events: Int32, weight: Double) {
    bins.append(Bin(time: time, events: events, tieCell: Int32(bins.count)))
    weights?.append(weight)
  }

  private mutating func nameTieCells() {
    for bin in bins.indices where bins[bin].events > 1 {
      bins[bin].tieCell = Int32(bins.count + tiedBins.count)
      tiedBins.append(Int32(bin))
    }
  }

  private mutating func assignCells(_ slots: TimeSlots, _ binOfSlot: [Int32], _ data: CoxData) {
    cells = data.events.indices.map { row in
      let bin = binOfSlot[Int(slots.rows[row])]
      return data.events[row] && data.isUsed(row) ? bins[Int(bin)].tieCell : bin
    }
  }
}
