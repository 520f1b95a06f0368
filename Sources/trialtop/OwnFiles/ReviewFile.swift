import CohortModel
import CohortStore
import Foundation

/// What one person has reviewed of one trial: a log of their own, never in the trial's store.
///
/// A mark is taken back by another line; nothing is ever rewritten, so a line that cannot be read
/// is passed over, told by its number, and stays.
struct ReviewFile {
  struct Reading {
    var marks: [ReviewMark] = []
    /// Numbers of the lines that were passed over, from 1.
    var damaged: [Int] = []
  }

  let study: String
  private let file: AppendedFile

  init(study: String, places: Places = Places(), user: String = Person.name) {
    self.study = study
    let name = "\(study.asFileName)-\(user.asFileName).jsonl"
    file = AppendedFile(path: places.data + "/reviews/" + name)
  }

  var path: String { file.path }

  func append(_ mark: ReviewMark) throws {
    try file.append(Line(mark, study: study))
  }

  func read() throws -> Reading {
    guard let bytes = try file.bytes() else { return Reading() }
    let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
    let marks = wholeFile(lines) ?? lines.map(mark)
    var reading = Reading()
    for (index, mark) in marks.enumerated() {
      if let mark {
        reading.marks.append(mark)
      } else if !lines[index].isEmpty {
        reading.damaged.append(index + 1)
      }
    }
    return reading
  }

  /// All lines at once, several times faster than one by one; nil where any is damaged.
  private func wholeFile(_ lines: [Data.SubSequence]) -> [ReviewMark?]? {
    let filled = lines.indices.filter { !lines[$0].isEmpty }
    let array = Data("[".utf8) + Data(filled.map { lines[$0] }.joined(separator: [0x2c]))
    let decoded = try? JSONDecoder().decode([Line].self, from: array + Data("]".utf8))
    guard let decoded, decoded.count == filled.count else { return nil }
    var marks = [ReviewMark?](repeating: nil, count: lines.count)
    for (index, line) in zip(filled, decoded) { marks[index] = line.mark(of: study) }
    return marks
  }

  private func mark(_ bytes: Data.SubSequence) -> ReviewMark? {
    let line = try? JSONDecoder().decode(Line.self, from: Data(bytes))
    return line.flatMap { $0.mark(of: study) }
  }
}

/// A mark as it stands in the file.
private struct Line: Codable {
  var version = 1
  var study: String
  var table: String
  var key: [String?]
  var reviewed: Bool
  var note: String?
  var user: String
  /// Seconds since 1970-01-01 UTC.
  var time: Int64
  var fingerprint: String

  init(_ mark: ReviewMark, study: String) {
    self.study = study
    table = mark.record.table.rawValue
    key = mark.record.key
    reviewed = mark.isReviewed
    note = mark.note
    user = mark.user
    time = mark.time
    fingerprint = mark.fingerprint
  }

  /// nil where the line is of another study, or of a later version of the program.
  func mark(of study: String) -> ReviewMark? {
    guard version == 1, self.study == study, let table = TrialTable(rawValue: table) else {
      return nil
    }
    return ReviewMark(
      record: RecordIdentity(table, key), isReviewed: reviewed, note: note, user: user,
      time: time, fingerprint: fingerprint)
  }
}

extension ReviewFile {
  /// The marks over the rows of a trial's data; nil where there are none.
  func rows(of data: TrialData, in reader: StoreReader) throws -> (ReviewedRows?, fault: String?) {
    let reading = try read()
    let marks = reading.marks.standing
    guard let batch = data.batch, !marks.isEmpty else { return (nil, fault(reading)) }
    let records = try reader.read(asEntered: batch.id) { try $0.standing(marks.keys) }
    return (ReviewedRows(marks, records: records, data: data), fault(reading))
  }

  private func fault(_ reading: Reading) -> String? {
    guard !reading.damaged.isEmpty else { return nil }
    let numbers = reading.damaged.prefix(5).map(String.init).joined(separator: ", ")
    let more = reading.damaged.count > 5 ? " and \(reading.damaged.count - 5) more" : ""
    return "\(path): passed over line \(numbers)\(more), damaged or of another study"
  }
}
