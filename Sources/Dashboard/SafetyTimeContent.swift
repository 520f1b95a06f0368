import CohortModel
import Reports

/// The numbers of a view of the Safety page that tells adverse events in time, deaths, doses or
/// boundaries.
enum SafetyTimeContent: Sendable {
  case rates(ExposureRates)
  case onset(OnsetSummary)
  case cycles(CycleIncidence)
  case incidence(AdverseEventIncidence)
  case deaths(DeathSummary)
  case dose(DoseIntensity)
  case toxicity([ToxicityAnswer])
  /// There are no numbers, and why.
  case refused(SafetyView, reason: String)

  /// - Parameter line: whose cumulative incidence is shown.
  /// - Returns: nil of the views about grades.
  static func make(
    _ view: SafetyView, _ cohort: Cohort, _ selection: Selection,
    class adverseEventClass: AdverseEventClass, line: AdverseEventLine
  ) -> SafetyTimeContent? {
    let access = cohort.gate.access
    if view.isAboutOneClass, let refusal = adverseEventClass.refusal(in: cohort) {
      return .refused(view, reason: refusal.title(access))
    }
    switch view {
    case .grades, .byArm, .overview: return nil
    case .rates: return .rates(ExposureRates.make(cohort, selection, class: adverseEventClass))
    case .onset: return .onset(OnsetSummary.make(cohort, selection, class: adverseEventClass))
    case .cycles:
      return CycleIncidence.make(cohort, selection, class: adverseEventClass).map { .cycles($0) }
        ?? .refused(view, reason: CycleIncidence.refusal)
    case .incidence:
      return .incidence(
        AdverseEventIncidence.make(cohort, selection, class: adverseEventClass, of: line))
    case .deaths: return .deaths(DeathSummary.make(cohort, selection))
    case .dose:
      return DoseIntensity.make(cohort, selection).map { .dose($0) }
        ?? .refused(view, reason: SafetyClosure.title(access))
    case .toxicity: return .toxicity(ToxicityAnswer.all(cohort))
    }
  }

  /// The rows that the cursor moves over.
  func rowKeys(_ cohort: Cohort) -> RowKeys {
    switch self {
    case .rates(let rates): RowKeys(count: rates.rows.count) { rates.rows[$0].line.key }
    case .onset(let onset): RowKeys(count: onset.rows.count) { onset.rows[$0].line.key }
    case .cycles(let cycles): RowKeys(count: cycles.rows.count) { cycles.rows[$0].line.key }
    case .deaths(let deaths):
      RowKeys(count: deaths.rows.count + deaths.deaths.count) { row in
        row < deaths.rows.count
          ? deaths.rows[row].measure.key
          : cohort.data.subjects.ids[deaths.deaths[row - deaths.rows.count].subject]
      }
    case .dose(let dose):
      RowKeys(count: SafetyDoseView.lines(dose).count) { SafetyDoseView.lines(dose)[$0].key }
    case .toxicity(let answers):
      RowKeys(count: SafetyToxicityView.lines(answers).count) {
        SafetyToxicityView.lines(answers)[$0].key
      }
    case .incidence, .refused: .none
    }
  }

  func view(_ state: DashboardState) -> any PageView {
    switch self {
    case .rates(let rates): SafetyRatesView(rates, state)
    case .onset(let onset): SafetyOnsetView(onset, state)
    case .cycles(let cycles): SafetyCyclesView(cycles, state)
    case .incidence(let incidence): SafetyIncidenceView(incidence, state)
    case .deaths(let deaths): SafetyDeathsView(deaths, state)
    case .dose(let dose): SafetyDoseView(dose, state)
    case .toxicity(let answers): SafetyToxicityView(answers, state)
    case .refused(let view, let reason): SafetyRefusedView(view, reason, state)
    }
  }
}

extension SafetyView {
  /// Whether its numbers are about the class of adverse events that `t` chooses.
  fileprivate var isAboutOneClass: Bool {
    switch self {
    case .grades, .byArm, .rates, .onset, .cycles, .incidence: true
    case .overview, .deaths, .dose, .toxicity: false
    }
  }

  /// What a view about time is called.
  var timeTitle: String {
    switch self {
    case .grades, .byArm, .overview: ""
    case .rates: "Rates per 100 subject-years"
    case .onset: "Onset, duration and resolution"
    case .cycles: "Onset by cycle"
    case .incidence: "Cumulative incidence"
    case .deaths: "Deaths"
    case .dose: "Relative dose intensity"
    case .toxicity: "Toxicity boundaries"
    }
  }
}

extension AdverseEventLine {
  /// What a row is about, by name; the same of one line in every view of the Safety page.
  var key: String {
    switch self {
    case .overall: "all"
    case .organClass(let name): "c\u{1F}" + (name ?? "")
    case .term(let name, let isVerbatim, let organClass):
      (isVerbatim ? "v" : "t") + "\u{1F}" + (organClass ?? "") + "\u{1F}" + (name ?? "")
    }
  }

  /// - Returns: nil where the key is of no line.
  init?(key: String) {
    let parts = key.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    let named = { (index: Int) in parts[index].isEmpty ? nil : parts[index] }
    switch (parts.first, parts.count) {
    case ("all", 1): self = .overall
    case ("c", 2): self = .organClass(named(1))
    case ("v", 3), ("t", 3):
      self = .term(named(2), isVerbatim: parts[0] == "v", organClass: named(1))
    default: return nil
    }
  }
}

extension DashboardState {
  /// Keeps the line on which the cursor stands, for the views that show one line alone.
  mutating func rememberLine() {
    guard page == .safety, let line = selectedRowKey.flatMap(AdverseEventLine.init(key:)) else {
      return
    }
    incidenceLine = line
  }
}
