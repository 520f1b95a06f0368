/// Reads the records of a CSV file one at a time, in memory bounded by the longest record.
///
/// RFC 4180, and more generously: LF, CRLF or CR end a record, a byte order mark is skipped, the
/// separator (comma, semicolon or tab) is taken from the header, a quote inside an unquoted cell
/// stands for itself, and the last record needs no line break.
///
/// Throws `TrialFolderError` for what cannot be trusted: bytes that are not UTF-8, zero bytes, a
/// quote that is never closed.
package struct CSVReader: ~Copyable {
  package let file: String
  package private(set) var separator = UInt8(ascii: ",")
  package private(set) var header: [String] = []
  /// The record's number as a spreadsheet shows it: the header is row 1.
  package private(set) var row = 0
  /// The line of the file on which the record begins.
  package private(set) var line = 1
  /// Whether the record ended with the file and not with a line break.
  package var endsWithoutLineBreak: Bool { contentEnd == end && isAtEnd }
  /// Whether text stood after a closing quote, so that the cells cannot be trusted.
  package private(set) var hasStrayQuote = false

  /// A record longer than this is a quote that somebody forgot to close.
  package static let longestRecord = 16 << 20

  private let source: FileBytes
  private let chunk: Int
  private var memory: CSVMemory
  /// The memory's bytes.
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  /// The current record, the end of its text and the first byte after it.
  private var start = 0
  private var contentEnd = 0
  private var following = 0
  /// The end of what has been read into the buffer.
  private var end = 0
  private var isAtEnd = false
  private var cells: [Range<Int>] = []
  private var linesInRecord = 0
  private var hasDoubledQuote = false
  private var verbatim: String?

  package init(_ source: FileBytes, chunk: Int = 1 << 18) throws {
    self.source = source
    self.chunk = chunk
    file = source.file
    memory = CSVMemory(capacity: chunk * 2)
    buffer = memory.bytes
    try readHeader()
  }

  package var count: Int { cells.count }

  package subscript(index: Int) -> CellBytes {
    CellBytes(rebasing: UnsafeBufferPointer(buffer)[cells[index]])
  }

  /// The record as it stands in the file, without its line break.
  package var text: String {
    verbatim ?? String(decoding: buffer[start..<contentEnd], as: UTF8.self)
  }

  /// Moves to the next record that is not an empty line; false at the end of the file.
  package mutating func next() throws -> Bool {
    repeat {
      guard try advance() else { return false }
    } while cells.count == 1 && contentEnd == start
    return true
  }
}

extension CSVReader {
  private mutating func readHeader() throws {
    try skipByteOrderMark()
    try sniffSeparator()
    guard try next() else {
      throw TrialFolderError(
        file: file, problem: "is empty",
        remedy: "give it a header, a row with the names of its columns")
    }
    header = (0..<count).map { String(decoding: self[$0].trimmed, as: UTF8.self) }
  }

  private mutating func skipByteOrderMark() throws {
    while end < 3, !isAtEnd { try fill() }
    let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[..<end])
    if TextEncoding.startsLikeUTF16(bytes) {
      throw TrialFolderError(
        file: file, problem: TextEncoding.utf16.problem, remedy: TextEncoding.remedy)
    }
    if end >= 3, (bytes[0], bytes[1], bytes[2]) == (0xef, 0xbb, 0xbf) { following = 3 }
  }

  /// Takes the candidate that stands most often outside quotes in the first line.
  private mutating func sniffSeparator() throws {
    start = following
    var counts: [UInt8: Int] = [:]
    var isInside = false
    var index = start
    while index < end || !isAtEnd {
      guard index < end else {
        let before = start
        try fill()
        index -= before - start
        continue
      }
      let byte = buffer[index]
      if byte == CSVReader.quote { isInside.toggle() }
      if !isInside, byte == CSVReader.lineFeed || byte == CSVReader.carriageReturn { break }
      if !isInside { counts[byte, default: 0] += 1 }
      index += 1
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    for candidate in candidates where counts[candidate, default: 0] > counts[separator, default: 0]
    {
      separator = candidate
    }
  }

  private mutating func advance() throws -> Bool {
    start = following
    line += linesInRecord
    linesInRecord = 0
    while start == end, !isAtEnd { try fill() }
    guard start < end else { return false }
    row += 1
    while try !parse() { try fill() }
    try checkEncoding()
    verbatim = nil
    if hasDoubledQuote { unescape() }
    return true
  }

  /// Moves the record to the front of the buffer and reads behind it: a chunk, or as much again as
  /// there is of a long record, so that its parsing from the start stays linear.
  private mutating func fill() throws {
    let kept = end - start
    if start > 0 {
      buffer.baseAddress!.update(from: buffer.baseAddress! + start, count: kept)
      following -= start
      start = 0
      end = kept
    }
    guard end <= CSVReader.longestRecord else { throw unclosedQuote() }
    let wanted = max(chunk, kept)
    if end + wanted > buffer.count { grow(to: (end + wanted) * 2) }
    let free = UnsafeMutableRawBufferPointer(buffer)[end..<end + wanted]
    let length = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: free))
    end += length
    isAtEnd = length == 0
  }

  private mutating func grow(to capacity: Int) {
    let larger = CSVMemory(capacity: capacity)
    larger.bytes.baseAddress!.update(from: buffer.baseAddress!, count: end)
    memory = larger
    buffer = larger.bytes
  }

  private func checkEncoding() throws {
    let bytes = CellBytes(rebasing: UnsafeBufferPointer(buffer)[start..<contentEnd])
    switch bytes.soundness {
    case .utf8: return
    case .zeroByte where TextEncoding.guess(bytes) == .utf16:
      throw failure(TextEncoding.utf16.problem, TextEncoding.remedy)
    case .zeroByte:
      throw failure("holds a zero byte, as a damaged file does", "export the file again")
    case .notUTF8:
      throw failure(TextEncoding.guess(bytes).problem, TextEncoding.remedy)
    }
  }

  private func unclosedQuote() -> TrialFolderError {
    failure(
      "a quote opened here is never closed, so the file is truncated or damaged",
      "export the file again, or close the quote")
  }

  private func failure(_ problem: String, _ remedy: String) -> TrialFolderError {
    TrialFolderError(file: file, row: row, line: line, problem: problem, remedy: remedy)
  }
}

extension CSVReader {
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Finds the cells of the record at `start`; false where more bytes are needed.
  private mutating func parse() throws -> Bool {
    cells.removeAll(keepingCapacity: true)
    linesInRecord = 0
    hasDoubledQuote = false
    hasStrayQuote = false
    var index = start
    while true {
      guard let cellEnd = try parseCell(at: index) else { return false }
      index = cellEnd
      if index < end, buffer[index] == separator, separator != 0 {
        index += 1
      } else {
        return finish(at: index)
      }
    }
  }

  /// Ends the record at a line break or at the end of the file.
  private mutating func finish(at index: Int) -> Bool {
    contentEnd = index
    if index == end {
      following = end
      return isAtEnd
    }
    let isPair = buffer[index] == CSVReader.carriageReturn
    // A line feed may follow in the next chunk.
    if isPair, index + 1 == end, !isAtEnd { return false }
    let hasLineFeed = isPair && index + 1 < end && buffer[index + 1] == CSVReader.lineFeed
    following = index + (hasLineFeed ? 2 : 1)
    linesInRecord += 1
    return true
  }

  /// Returns the first byte after the cell: a separator, a line break or the end of the buffer.
  private mutating func parseCell(at index: Int) throws -> Int? {
    if index < end, buffer[index] == CSVReader.quote { return try parseQuoted(at: index + 1) }
    let cellEnd = endOfPlainText(from: index)
    if cellEnd == end, !isAtEnd { return nil }
    cells.append(index..<cellEnd)
    return cellEnd
  }

  private func endOfPlainText(from index: Int) -> Int {
    let last = max(separator, CSVReader.carriageReturn)
    var index = index
    while index < end {
      let byte = buffer[index]
      if byte <= last,
        byte == separator || byte == CSVReader.lineFeed || byte == CSVReader.carriageReturn
      {
        break
      }
      index += 1
    }
    return index
  }

  private mutating func parseQuoted(at opening: Int) throws -> Int? {
    var index = opening
    while index < end {
      let byte = buffer[index]
      if byte == CSVReader.quote {
        if index + 1 == end, !isAtEnd { return nil }
        if index + 1 == end || buffer[index + 1] != CSVReader.quote {
          return closeQuoted(opening..<index)
        }
        hasDoubledQuote = true
        index += 1
      } else if byte == CSVReader.lineFeed
        || byte == CSVReader.carriageReturn
          && !(index + 1 < end && buffer[index + 1] == CSVReader.lineFeed)
      {
        linesInRecord += 1
      }
      index += 1
    }
    if isAtEnd { throw unclosedQuote() }
    return nil
  }

  private mutating func closeQuoted(_ cell: Range<Int>) -> Int? {
    cells.append(cell)
    let cellEnd = endOfPlainText(from: cell.upperBound + 1)
    if cellEnd == end, !isAtEnd { return nil }
    if cellEnd > cell.upperBound + 1 { hasStrayQuote = true }
    return cellEnd
  }

  /// Turns doubled quotes into single ones, in place; the record's own text is kept first.
  private mutating func unescape() {
    verbatim = String(decoding: buffer[start..<contentEnd], as: UTF8.self)
    for (position, cell) in cells.enumerated()
    where cell.lowerBound > start && buffer[cell.lowerBound - 1] == CSVReader.quote {
      cells[position] = cell.lowerBound..<halveQuotes(in: cell)
    }
  }

  private func halveQuotes(in cell: Range<Int>) -> Int {
    var target = cell.lowerBound
    var index = cell.lowerBound
    while index < cell.upperBound {
      buffer[target] = buffer[index]
      index += buffer[index] == CSVReader.quote ? 2 : 1
      target += 1
    }
    return target
  }
}
