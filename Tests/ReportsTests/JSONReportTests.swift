import Foundation
import Reports
import Testing

struct JSONReportTests {
  @Test func `a report has one layout, one row a line`() {
    let report = HandReport.report([HandReport.names(["a", "b"])], notes: ["N is 5."])
    #expect(
      report.encoded(as: .json) == """
        {
          "report": "safety",
          "version": 1,
          "header": {"study": "NCT1", "title": "Hand trial", "synthetic": true, \
        "cutOff": "2026-03-31", "asEntered": "2026-04-01", "access": "pooled", \
        "analysisSet": "safety", "analysisSetDefinition": "all subjects with at least one dose or \
        local treatment, by actual arm", "filter": null, "batch": 3, "batchHash": "abc", \
        "storeHash": null},
          "tables": {
            "names": {
              "title": "Names",
              "columns": [
                {"id": "name", "title": "Name", "kind": "text", "unit": null}
              ],
              "rows": [
                {"name": "a"},
                {"name": "b"}
              ]
            }
          },
          "notes": [
            "N is 5."
          ]
        }

        """)
  }

  @Test func `every kind of value keeps its type and its precision`() throws {
    let report = HandReport.report([HandReport.table([HandReport.Row(number: 0.1 + 0.2)])])
    let text = report.encoded(as: .json)
    #expect(
      text.contains(
        #"{"word": "w", "name": "a", "count": 1, "number": 0.30000000000000004, "share": 0.25, "#
          + #""day": "2026-03-31", "time": 30.4375, "flag": true, "p": 0.045}"#))
    #expect(text.contains(#"{"id": "time", "title": "Time", "kind": "days", "unit": "days"}"#))
    #expect(text.contains(#"{"id": "number", "title": "Number", "kind": "decimal", "unit": "mm"}"#))
  }

  @Test func `what is missing, not reached or not finite is null`() throws {
    let rows = [HandReport.nothing, HandReport.Row(number: .nan, share: .infinity)]
    let parsed = try parse(HandReport.report([HandReport.table(rows)]))
    let table = try #require(parsed.tables["rows"])
    #expect(table.rows[0].values.count { $0 is NSNull } == 8)
    #expect(table.rows[1]["number"] is NSNull)
    #expect(table.rows[1]["share"] is NSNull)
  }

  @Test(arguments: [
    Double.leastNonzeroMagnitude, 1e-5, 123456789.123, 1e16, 1.7976931348623157e308, -0.0,
  ])
  func `a number reads back as itself`(number: Double) throws {
    let parsed = try parse(HandReport.report([HandReport.table([HandReport.Row(number: number)])]))
    #expect(parsed.tables["rows"]?.rows[0]["number"] as? Double == number)
  }

  @Test func `every text reads back as itself and no control character stands raw`() throws {
    let controls = (UInt32(0)...0x9F).compactMap(Unicode.Scalar.init).map { String($0) }
    let names = controls + ["\"\\/", "\r\n", "\u{2028}\u{202E}", "食管炎 é 😀", ""]
    let report = HandReport.report([HandReport.names(names)])
    let text = report.encoded(as: .json)
    let raw = text.unicodeScalars.filter { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    #expect(Set(raw) == ["\n"])
    #expect(try parse(report).tables["names"]?.rows.map { $0["name"] as? String } == names)
  }

  @Test func `a report without tables and notes is still JSON`() throws {
    let parsed = try parse(HandReport.report([]))
    #expect(parsed.tables.isEmpty)
    #expect(parsed.notes.isEmpty)
  }

  private func parse(_ report: Report) throws -> ParsedReport {
    try ParsedReport(report.encoded(as: .json))
  }
}
