import CohortModel
import Reports
import Testing

struct TextReportTests {
  @Test func `a report opens with what it is about and aligns its columns`() {
    let rows = [HandReport.Row(name: "pneumonitis", count: 12), HandReport.nothing]
    let text = HandReport.report([HandReport.table(rows)], notes: ["N is 5."]).encoded(as: .text)
    #expect(
      text == """
        Adverse events, worst grade per subject
        Hand trial · NCT1
        cut-off 2026-03-31 · as entered 2026-04-01 · pooled · SYNTHETIC
        safety set: all subjects with at least one dose or local treatment, by actual arm
        batch 3, content abc

        Some rows
          Name         Count  Number (mm)  Share (%)  Day         Time (months)  Flag     p
          pneumonitis     12         0.50       25.0  2026-03-31            1.0  yes   0.04
          –                –            –          –  –                      NR  –        –

        Notes
        - N is 5.

        """)
  }

  @Test func `a record reads from top to bottom without the words for programs`() {
    let record = ReportTable("one", "One", of: HandReport.Row(), record: HandReport.fields)
    let text = HandReport.report([record]).encoded(as: .text)
    #expect(
      text.hasSuffix(
        """

        One
          Name           a
          Count          1
          Number (mm)    0.50
          Share (%)      25.0
          Day            2026-03-31
          Time (months)  1.0
          Flag           yes
          p              0.04

        """))
  }

  @Test func `columns are as wide as the caller says`() {
    let names = ["食管炎", "ab"]
    let fields: [ReportField<String>] = [
      .text("name", "N") { $0 }, .integer("one", "One") { _ in 1 },
    ]
    let table = ReportTable("names", "Names", of: names, fields: fields)
    let text = HandReport.report([table]).encoded(as: .text) { text in
      text.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    }
    #expect(text.contains("  N       One\n  食管炎    1\n  ab        1\n"))
  }

  @Test func `a table without rows says none`() {
    let text = HandReport.report([HandReport.names([])]).encoded(as: .text)
    #expect(text.hasSuffix("\nNames\n  none\n"))
  }

  @Test func `no control character reaches the terminal`() {
    let report = HandReport.report([HandReport.names(["a\u{1B}[2J\nb"])], notes: ["n\u{9B}1m"])
    let text = report.encoded(as: .text)
    #expect(text.contains("  a␛[2J␊b\n"))
    #expect(text.contains("- n\u{FFFD}1m\n"))
  }
}
