import CohortModel
import Reports
import Terminal

extension ChangeSummary {
  /// What is new, as lines of the overview's panel.
  func lines(_ study: Study, width: Int) -> [[Span]] {
    guard !isEmpty else { return [[Span("Nothing has changed.", .muted)]] }
    let news: [(Int, String, Number)] = [
      (enrolled, study.enrolledWord, .enrolled),
      (adverseEvents, adverseEvents == 1 ? "adverse event" : "adverse events", .adverseEvents),
      (serious, "serious", .serious), (deaths, deaths == 1 ? "death" : "deaths", .deaths),
      (scans, scans == 1 ? "scan" : "scans", .scans),
    ]
    let edits: [(Int, String, Number)] = [
      (recordsChanged, recordsChanged == 1 ? "record changed" : "records changed", .recordsChanged),
      (
        recordsWithdrawn, recordsWithdrawn == 1 ? "record withdrawn" : "records withdrawn",
        .recordsWithdrawn
      ),
    ]
    return filled(news.compactMap { part($0, mark: "+ ", .heading) }, width)
      + filled(edits.compactMap { part($0, mark: "", .text) }, width) + newestSerious.map(line)
  }

  /// A count with its word; nil where there is none.
  private func part(
    _ count: (number: Int, word: String, what: Number), mark: String, _ role: Role
  ) -> [Span]? {
    guard count.number > 0 else { return nil }
    return [
      Span(mark, role),
      Span(String(count.number), role, link: OverviewFigures.link(.change(count.what))),
      Span(" " + count.word, role),
    ].filter { !$0.text.isEmpty }
  }

  /// The spans on as few lines as hold them whole: a cut number would be another number.
  private func filled(_ parts: [[Span]], _ width: Int) -> [[Span]] {
    let gap = Span("   ")
    let columns: ([Span]) -> Int = { $0.reduce(0) { $0 + $1.text.displayWidth } }
    return parts.reduce(into: []) { lines, part in
      if let line = lines.last, columns(line) + gap.text.count + columns(part) <= width {
        lines[lines.count - 1] += [gap] + part
      } else {
        lines.append(part)
      }
    }
  }

  private func line(_ event: SeriousEvent) -> [Span] {
    [
      Span("SAE ", .warning),
      Span(event.subject, link: OverviewFigures.link(.seriousEvent(event.rowID))), Span(" "),
      Span(event.name ?? "uncoded term"),
      Span(event.grade.map { " G\($0)" } ?? " ungraded", .grade(event.grade)),
      Span(event.start.map { " " + $0.iso } ?? "", .muted),
    ]
  }
}
