import Reports
import Testing

struct CSVReportTests {
  @Test func `a single table is nothing but its rows, in full precision`() {
    var third = HandReport.Row()
    third.share = 1.0 / 3
    third.flag = false
    let text = HandReport.report([HandReport.table([HandReport.Row(), third])]).encoded(as: .csv)
    #expect(
      text == """
        word,name,count,number,share,day,time,flag,p\r
        w,a,1,0.5,0.25,2026-03-31,30.4375,Y,0.045\r
        w,a,1,0.5,0.3333333333333333,2026-03-31,30.4375,N,0.045\r\n
        """)
  }

  @Test func `what is missing or not reached is empty`() {
    let text = HandReport.report([HandReport.table([HandReport.nothing])]).encoded(as: .csv)
    #expect(text.hasSuffix("p\r\nw,,,,,,,,\r\n"))
  }

  @Test func `several tables are told apart by comments`() {
    let tables = [HandReport.names(["a"]), HandReport.names([])]
    let text = HandReport.report(tables, notes: ["N is 5."]).encoded(as: .csv)
    #expect(
      text == """
        # Adverse events, worst grade per subject\r
        # Hand trial · NCT1\r
        # cut-off 2026-03-31 · as entered 2026-04-01 · pooled · SYNTHETIC\r
        # safety set: all subjects with at least one dose or local treatment, by actual arm\r
        # batch 3, content abc\r
        # table names: Names\r
        name\r
        a\r
        # table names: Names\r
        name\r
        # note: N is 5.\r\n
        """)
  }

  @Test func `a chosen table stands alone, and one that is not there is refused`() throws {
    let report = HandReport.report([
      HandReport.table([HandReport.Row()]), HandReport.names(["a"]),
    ])
    let chosen = try #require(report.choosing(table: "names"))
    #expect(chosen.encoded(as: .csv) == "name\r\na\r\n")
    #expect(report.choosing(table: "other") == nil)
  }

  @Test(arguments: [
    ("plain", "plain"), ("", "\"\""), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""),
    (" a", "\" a\""), ("a ", "\"a \""), ("食管炎, 2", "\"食管炎, 2\""),
    ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func `text is quoted as RFC 4180 asks`(text: String, cell: String) {
    #expect(csv(text) == cell)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'␉=1"), ("\r=1", "'␍=1"), ("\r\n=1", "'␍␊=1"), ("=\"a\"", "\"'=\"\"a\"\"\""),
    ("=\u{301}1", "'=\u{301}1"), ("a=1", "a=1"), ("grade #3", "\"grade #3\""),
  ])
  func `text that a spreadsheet takes for a formula is disarmed`(text: String, cell: String) {
    #expect(csv(text) == cell)
  }

  @Test func `a negative number is not text`() {
    var row = HandReport.Row()
    row.count = -4
    row.number = -0.5
    let text = HandReport.report([HandReport.table([row])]).encoded(as: .csv)
    #expect(text.contains("w,a,-4,-0.5,"))
  }

  @Test func `no control character reaches the file raw`() {
    #expect(csv("a\u{0}\u{1B}[2J\nb\u{7F}\u{85}\u{202E}") == "a␀␛[2J␊b␡\u{FFFD}\u{FFFD}")
  }

  private func csv(_ text: String) -> String {
    let lines = HandReport.report([HandReport.names([text])]).encoded(as: .csv)
    return String(lines.dropFirst("name\r\n".count).dropLast())
  }
}
