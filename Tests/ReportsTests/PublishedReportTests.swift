import CohortModel
import Testing

@testable import Reports

@Suite struct PublishedReportTests {
  private static func figure(
    _ id: String, _ printed: String, _ quantity: PublishedFigure.Quantity,
    _ edit: (inout PublishedFigure) -> Void = { _ in }
  ) -> PublishedFigure {
    var figure = PublishedFigure(
      id: id, label: "Label of \(id)", printed: printed, quantity: quantity,
      population: .intentToTreat)
    figure.denominator = "everybody"
    edit(&figure)
    return figure
  }

  /// Two of six respond; a right figure, a wrong one and one that cannot be had.
  private static let figures = PublishedFigures(
    document: "Paper et al.",
    figures: [
      figure("n", "6", .count(.enrolled)),
      figure("orr", "33.4", .percent(.response(.orr))) { $0.unit = .percent },
      figure("arm", "3", .count(.enrolled)) { $0.arm = "THIRD" },
    ])

  private func report(_ access: Access = .byArm) -> (check: PublishedCheck, report: Report) {
    let cohort = PaperTrial.cohort(access)
    var options = ReportOptions()
    let check = PublishedCheck(Self.figures, in: cohort)
    options.published = check
    return (check, Report.make(.published, of: cohort, options: options))
  }

  @Test func `each figure stands beside what the rows give`() throws {
    let (check, report) = report()
    #expect(check.failing == 2)
    let rows = try ParsedReport(report.encoded(as: .json)).tables["figures"]?.rows ?? []
    #expect(rows.map { $0["agreement"] as? String } == ["agrees", "differs", "notComputed"])
    #expect(rows.map { $0["computed"] as? String } == ["6", "33.3 %", nil])
    #expect(rows.map { $0["published"] as? String } == ["6", "33.4 %", "3"])
    let share = try #require(rows[1]["value"] as? Double)
    #expect(abs(share - 100.0 / 3) < 1e-12)
    #expect(rows[2]["agrees"] as? String == "not computed: no arm is called THIRD")
  }

  @Test func `the text names source, denominators and the rule`() {
    let text = report().report.encoded(as: .text)
    #expect(text.contains("Paper et al."))
    #expect(text.contains("Label of orr"))
    #expect(text.contains("everybody"))
    #expect(text.contains("half away from zero"))
  }

  @Test func `without figures there is an empty table`() {
    let report = Report.make(.published, of: PaperTrial.cohort())
    #expect(report.tables.map(\.id) == ["source", "figures", "basis"])
    #expect(report.tables[1].rows.isEmpty)
  }
}
