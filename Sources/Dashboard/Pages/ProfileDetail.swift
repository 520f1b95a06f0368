import CohortModel
import Reports
import Terminal

/// One item of a profile in words, and what its numbers mean.
struct ProfileDetail {
  let item: ProfileItem
  let profile: SubjectProfile

  init(_ item: ProfileItem, of profile: SubjectProfile) {
    self.item = item
    self.profile = profile
  }

  /// Lines that show all of it.
  func height(width: Int) -> Int {
    1 + (numbers.isEmpty ? 0 : 1)
      + notes.reduce(0) { $0 + Paragraph.wrap($1, width: width).count }
  }

  /// When, and what.
  var title: [Span] {
    let from = item.from.map(profile.dated) ?? "no date"
    return [Span(from + "  ", .heading)] + what
  }

  private var what: [Span] {
    switch item.source {
    case .milestone(let milestone, _):
      [Span(milestone.title, milestone == .death ? .error : .text)]
    case .treatment(let item): [Span(item.title)]
    case .score(let course, let score):
      [Span("\(course.scale) \(score.score.map(Format.number) ?? "score not stated")")]
    case .deviation(let item):
      [Span("Deviation: \(item.category ?? "category not stated")")]
    case .missedVisit(let visit): [Span("Visit not made: \(visit.visit ?? "no name")")]
    case .reading(_, let reading):
      [
        Span(
          "Lesion \(reading.lesion ?? Format.missing) "
            + (reading.diameter.map { Format.number($0) + " mm" } ?? "not measured"))
      ]
    case .assessment(_, let item):
      [Span(item.overall?.title ?? "overall response not stated", item.overall?.role ?? .text)]
    case .event(let event): name(of: event)
    }
  }

  private func name(of event: SubjectProfile.Event) -> [Span] {
    let grade = event.grade.map { "grade \($0.rawValue)" } ?? "ungraded"
    return [Span("\(event.term ?? "no term") \(grade)", .grade(event.grade?.rawValue))]
      + (event.alarm.map { [Span(" \($0)", .error)] } ?? [])
  }

  /// Numbers that can be asked about.
  var numbers: [Span] {
    let parts = figures.filter { $0.value != nil }
    let spans = parts.map { part in
      [Span("\(part.name) ", .muted), Span(part.value ?? "", link: link(part.column))]
    }
    return Array(spans.joined(separator: [Span(" · ", .muted)]))
  }

  private func link(_ column: String) -> Link { Link(row: item.key, column) }

  private struct Number {
    let column: String
    let name: String
    let value: String?
    let formula: String
    var notes: [String] = []
  }

  private var figures: [Number] {
    switch item.source {
    case .reading(let scan, _), .assessment(let scan, _): numbers(of: scan)
    case .event(let event): numbers(of: event)
    case .score(let course, let score): numbers(of: score, in: course)
    case .milestone, .treatment, .deviation, .missedVisit: []
    }
  }

  private func numbers(of scan: SubjectProfile.Scan) -> [Number] {
    [
      Number(
        column: "sum", name: "sum", value: scan.sum.map { Format.number($0) + " mm" },
        formula: "Sum of the diameters of the target lesions of the day",
        notes: [
          "Targets: entered as such with a diameter up to and on the day that scans count from.",
          "No sum unless every target was measured.",
        ]),
      Number(
        column: "change", name: "from baseline",
        value: scan.changeFromBaseline.map { Format.change($0) + " %" },
        formula: "(sum - baseline sum) / baseline sum"),
      Number(
        column: "nadirChange", name: "from nadir",
        value: scan.changeFromNadir.map { Format.change($0) + " %" },
        formula: "(sum - smallest sum before) / smallest sum before, baseline included"),
      Number(
        column: "derived", name: "by the lesions", value: scan.derived?.abbreviation,
        formula: "RECIST 1.1 over the readings of the day (Eisenhauer, EJC 2009;45:228)",
        notes: ["Non-targets as entered; without that, from their readings."]),
    ]
  }

  private func numbers(of event: SubjectProfile.Event) -> [Number] {
    [
      Number(
        column: "onset", name: "onset day", value: event.onsetDay.map(String.init),
        formula: "start - first treatment + 1; before it without + 1: there is no day 0",
        notes: event.isStartImputed ? ["The start is from a partial date."] : []),
      Number(
        column: "duration", name: "duration",
        value: event.duration.map { Format.plural($0, "day") },
        formula: "end - start + 1: first and last day included"),
    ]
  }

  private func numbers(
    of score: SubjectProfile.SymptomCourse.Score, in course: SubjectProfile.SymptomCourse
  ) -> [Number] {
    let change = score.score.flatMap { now in course.baseline.map { now - $0 } }
    return [
      Number(
        column: "change", name: "from baseline", value: change.map { Format.change($0) },
        formula: "score - baseline; higher is worse",
        notes: ["Baseline: the last score up to and on the day that the study counts from."])
    ]
  }

  func figure(_ column: String) -> Figure? {
    figures.first { $0.column == column && $0.value != nil }.map { number in
      Figure(
        "\(profile.person.id), \(number.name)",
        .record(item.reference.table, rowID: item.reference.rowID),
        card: DefinitionCard(
          "\(number.name) of \(profile.person.id)", formula: number.formula,
          set: "this subject alone", value: number.value, exclusions: number.notes,
          source: item.reference.table.recordTitle + " of the trial's files"))
    }
  }
}
