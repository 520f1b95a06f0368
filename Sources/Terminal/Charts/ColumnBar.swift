/// The cells of one upright or hanging bar.
enum ColumnBar {
  private static let upwards = ["", "▁", "▂", "▃", "▄", "▅", "▆", "▇"]

  /// Eighths of a cell; more than nothing is at least one.
  static func eighths(_ share: Double, cells: Int) -> Int {
    guard share > 0 && cells > 0 else { return 0 }
    return max(1, Int((min(1, share) * Double(cells * 8)).rounded()))
  }

  /// Glyphs from the base upwards.
  static func rising(_ share: Double, cells: Int) -> [String] {
    let eighths = eighths(share, cells: cells)
    let rest = upwards[eighths % 8]
    return Array(repeating: "█", count: eighths / 8) + (rest.isEmpty ? [] : [rest])
  }

  /// Glyphs from the base downwards, where fonts have only half blocks.
  static func hanging(_ share: Double, cells: Int) -> [String] {
    let eighths = eighths(share, cells: cells)
    let full = (eighths + 2) / 8
    let rest = eighths - full * 8
    let end = rest >= 2 ? ["▀"] : eighths < 2 && eighths > 0 ? ["▔"] : []
    return Array(repeating: "█", count: full) + end
  }
}

/// How many neighbours share a column when there are more bars than columns.
struct ColumnSlots {
  /// Neighbouring bars drawn as one.
  let groupSize: Int
  let count: Int
  /// Columns from one bar to the next, and of the bar itself.
  let pitch: Int
  let barWidth: Int

  init(bars: Int, width: Int, widest: Int, gapFrom: Int) {
    let width = max(1, width)
    groupSize = max(1, (bars + width - 1) / width)
    count = (bars + groupSize - 1) / groupSize
    pitch = max(1, min(widest, width / max(1, count)))
    barWidth = pitch >= gapFrom ? pitch - 1 : pitch
  }

  func range(_ slot: Int, of bars: Int) -> Range<Int> {
    (slot * groupSize)..<min(bars, (slot + 1) * groupSize)
  }
}
