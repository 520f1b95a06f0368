internal import CohortModel
internal import Foundation
internal import GRDB

/// The study file's text and what was read from it; a new row only where either differs.
struct StudyRow {
  let text: String
  let json: String

  static func store(_ study: Study?, text: String?, batch: Int64, in db: Database) throws {
    guard let study else { return }
    let last = try fetch(db, asEntered: batch)
    let row = StudyRow(text: text ?? last?.text ?? "", json: try encode(study))
    guard row.text != last?.text || row.json != last?.json else { return }
    try db.execute(
      sql: "INSERT INTO study VALUES (?, ?, ?)", arguments: [batch, row.text, row.json])
  }

  static func fetch(_ db: Database, asEntered batch: Int64) throws -> StudyRow? {
    try Row.fetchOne(
      db, sql: "SELECT text, json FROM study WHERE batch <= ? ORDER BY batch DESC LIMIT 1",
      arguments: [batch]
    ).map { StudyRow(text: $0[0], json: $0[1]) }
  }

  func study() throws -> Study {
    try JSONDecoder().decode(Study.self, from: Data(json.utf8))
  }

  private static func encode(_ study: Study) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(study), as: UTF8.self)
  }
}
