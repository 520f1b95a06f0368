package import CohortModel

/// A date as people write it, whole or partial; forms that could mean two dates are refused.
package struct DateCell {
  /// A form other than ISO 8601, as it is reported.
  package enum Form: String, Sendable {
    case time = "times of day are dropped"
    case yearFirst = "dates such as 2024/3/5 read as year, month, day"
    case compact = "dates such as 20240305 read as year, month, day"
    case chinese = "dates such as 2024年3月5日"
    case monthName = "dates such as 05MAR2024"
    case unknownParts = "unknown parts of dates such as 2024-UN-UN"
  }

  package let date: PartialDate
  package let form: Form?

  /// Years outside this range are slips of the pen.
  private static let years = 1900...2199

  package init?(_ cell: CellBytes) {
    if let packed = DateCell.iso(cell) {
      guard DateCell.years.contains(Int(packed / 10_000)),
        let date = PartialDate(packed: packed)
      else { return nil }
      self.date = date
      form = nil
    } else {
      guard cell.count <= 40, let reading = DateText(cell.string).reading,
        DateCell.years.contains(reading.year),
        let date = PartialDate(year: reading.year, month: reading.month, day: reading.day)
      else { return nil }
      self.date = date
      form = reading.form
    }
  }

  /// Whether a spreadsheet has written its count of days since 1900 in place of a date, for the
  /// years 1982 to 2064; a time of day is its fraction.
  static func isSerialNumber(_ cell: CellBytes) -> Bool {
    guard cell.count >= 5, let number = DecimalCell(cell) else { return false }
    return (30_000..<60_001).contains(number.value)
  }

  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as yyyymmdd; nil for any other form.
  private static func iso(_ cell: CellBytes) -> Int32? {
    guard cell.count == 10 || cell.count == 7 || cell.count == 4 else { return nil }
    var packed: Int32 = 0
    for (index, byte) in cell.enumerated() {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (0x30...0x39).contains(byte) else { return nil }
        packed = packed * 10 + Int32(byte - 0x30)
      }
    }
    let isZeroPart = cell.count > 4 && packed % 100 == 0
    if isZeroPart { return nil }
    return cell.count == 10 ? packed : cell.count == 7 ? packed * 100 : packed * 10_000
  }
}
