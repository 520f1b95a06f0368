import CohortModel
import Reports
import Terminal

/// What the numbers of the overview are about: those of the other pages, and its own.
struct OverviewFigures {
  /// A number that only the overview has.
  enum Key: Hashable {
    case safetyTotal
    case safety(SafetyOverview.Number)
    /// Best response not evaluable or not yet there.
    case unanswered
    case change(ChangeSummary.Number)
    case seriousEvent(Int64)
    case errors, warnings, importErrors, importWarnings, overdueScans, silentSites
    case rule(String)
  }

  let content: OverviewContent
  let state: DashboardState

  static func link(_ key: Key) -> Link { Link(row: "overview", key.word) }

  func figure(_ link: Link) -> Figure? {
    switch link.row {
    case "enrolment": EnrolmentFigures(summary: content.enrolment, state: state).figure(link)
    case "response", "bar": ResponseFigures(summary: content.response, state: state).figure(link)
    case "survival": SurvivalFigures(summary: content.survival, state: state).figure(link)
    default: keys.first { OverviewFigures.link($0) == link }.flatMap(figure)
    }
  }

  private var keys: [Key] {
    let events = content.changes?.newestSerious ?? []
    return [
      .safetyTotal, .unanswered, .errors, .warnings, .importErrors, .importWarnings,
      .overdueScans, .silentSites,
    ] + SafetyOverview.Number.allCases.map { .safety($0) }
      + ChangeSummary.Number.allCases.map { .change($0) }
      + events.map { .seriousEvent($0.rowID) }
      + content.attention.byRule.map { .rule($0.rule) }
  }

  private func figure(_ key: Key) -> Figure? {
    switch key {
    case .safetyTotal: safetyTotal
    case .safety(let number): safety(number)
    case .unanswered: unanswered
    case .change(let number): change(number)
    case .seriousEvent(let rowID): seriousEvent(rowID)
    case .silentSites:
      Figure("Silent sites", .page(.enrolment), card: .silentSites(content.attention.silentSites))
    case .errors, .warnings, .importErrors, .importWarnings, .overdueScans, .rule:
      attention(key)
    }
  }

  // MARK: - Safety and response

  private var safetySelection: Selection { state.selected(state.chosen(.safety)) }
  private var safetyText: String { state.setText(state.chosen(.safety)) }

  private var safetyTotal: Figure {
    let subjects = safetySelection.subjects
    return Figure(
      "Safety set", .subjects { subjects }, count: content.safety.total,
      card: .safetyTotal(content.safety.total, set: safetyText))
  }

  private func safety(_ number: SafetyOverview.Number) -> Figure {
    let (cohort, selection) = (state.cohort, safetySelection)
    let count = content.safety.count(number)
    return Figure(
      number.title,
      count == nil
        ? .nobody("Not collected: no record states it.")
        : .subjects { SafetyOverview.subjects(behind: number, in: cohort, selection) },
      count: count,
      card: .safety(number, count: count, total: content.safety.total, set: safetyText))
  }

  private var unanswered: Figure {
    let (cohort, summary) = (state.cohort, content.response)
    let selection = state.selected(summary.set)
    let count = summary.all.count(.notEvaluable) + summary.all.count(.missing)
    return Figure(
      "Not evaluable or not yet assessed",
      .subjects {
        let parts: [ResponseSummary.Number] = [.best(.notEvaluable), .best(.missing)]
        let sets = parts.map { ResponseSummary.subjects(behind: $0, in: cohort, selection) }
        return SubjectSet(capacity: cohort.subjectCount) { subject in
          sets.contains { $0.contains(subject) }
        }
      }, count: count,
      card: .unanswered(count, of: summary.all.total, set: state.setText(summary.set)))
  }

  // MARK: - Changes

  private func change(_ number: ChangeSummary.Number) -> Figure? {
    guard let changes = content.changes, let earlier = state.lastLook.map(state.cohort(at:)) else {
      return nil
    }
    let later = state.cohort
    let subjects = ChangeSummary.subjects(behind: number, from: earlier, to: later)
    let rows = ChangeSummary.adverseEvents(behind: number, from: earlier, to: later)
    let count = changes.count(number)
    return Figure(
      number.title(state.study),
      rows.map { rows in .adverseEvents { rows } } ?? .subjects { subjects },
      count: number.countsSubjects ? count : nil,
      card: .change(number, count: count, subjects: subjects.count, study: state.study))
  }

  private func seriousEvent(_ rowID: Int64) -> Figure? {
    content.changes?.newestSerious.first { $0.rowID == rowID }.map { event in
      Figure(
        event.subject, .record(.adverseEvents, rowID: rowID), card: .seriousEvent(event))
    }
  }

  // MARK: - Attention

  private func attention(_ key: Key) -> Figure? {
    let attention = content.attention
    switch key {
    case .errors:
      return Figure(
        "Errors", .findings,
        card: .findings(
          "Errors", "findings of rules that cannot be true of a subject",
          count: attention.errors, subjects: nil))
    case .warnings:
      return Figure(
        "Warnings", .findings,
        card: .findings(
          "Warnings", "findings of rules that ask for a look", count: attention.warnings,
          subjects: nil))
    case .importErrors:
      return Figure(
        "Import errors", .findings,
        card: .importIssues("Import errors", count: attention.importErrors))
    case .importWarnings:
      return Figure(
        "Import warnings", .findings,
        card: .importIssues("Import warnings", count: attention.importWarnings))
    case .overdueScans: return rule("W50", "Scans overdue")
    case .rule(let rule):
      return attention.byRule.first { $0.rule == rule }.map { self.rule(rule, $0.title) }
    case .safetyTotal, .safety, .unanswered, .change, .seriousEvent, .silentSites: return nil
    }
  }

  private func rule(_ rule: String, _ title: String) -> Figure {
    let findings = content.attention.findings.filter { $0.rule == rule }
    let subjects = content.attention.subjects(in: state.cohort) { $0.rule == rule }
    return Figure(
      title, subjects.isEmpty ? .findings : .subjects { subjects },
      card: .findings(
        title, "findings of rule \(rule)", count: findings.count, subjects: subjects.count))
  }
}

extension OverviewFigures.Key {
  fileprivate var word: String {
    switch self {
    case .safetyTotal: "safety"
    case .safety(let number): number.rawValue
    case .unanswered: "unanswered"
    case .change(let number): "change \(number.rawValue)"
    case .seriousEvent(let rowID): "event \(rowID)"
    case .errors: "errors"
    case .warnings: "warnings"
    case .importErrors: "import errors"
    case .importWarnings: "import warnings"
    case .overdueScans: "overdue"
    case .silentSites: "silent"
    case .rule(let rule): "rule \(rule)"
    }
  }
}
