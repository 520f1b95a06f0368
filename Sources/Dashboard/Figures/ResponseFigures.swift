import CohortModel
import Reports
import Terminal

/// What the numbers of a response summary are about.
struct ResponseFigures {
  /// A number over a denominator.
  struct Key: Hashable {
    var number: ResponseSummary.Number
    var isDue = false
    var arm: String?

    var link: Link {
      Link(row: "response", "\(number.word) \(isDue ? "due" : "all") \(arm ?? "")")
    }
  }

  let summary: ResponseSummary
  let state: DashboardState

  static func bar(_ subject: String) -> Link { Link(row: "bar", subject) }

  func figure(_ link: Link) -> Figure? {
    if link.row == "bar" { return bar(link.column) }
    guard let key = keys.first(where: { $0.link == link }) else { return nil }
    let selection = state.selected(summary.set)
    return Figure(
      key.number.name(isDue: key.isDue, arm: key.arm),
      .subjects { [cohort = state.cohort] in
        ResponseSummary.subjects(
          behind: key.number, isDue: key.isDue, arm: key.arm, in: cohort, selection)
      }, count: summary.count(key.number, isDue: key.isDue, arm: key.arm),
      card: .response(
        key.number, isDue: key.isDue, arm: key.arm, in: summary, of: state.study,
        set: state.setText(summary.set)))
  }

  private var keys: [Key] {
    let labels: [String?] = [nil] + (summary.arms ?? []).map(\.label)
    let rates = labels.flatMap { arm in
      [false, true].flatMap { isDue in
        ResponseSummary.Number.rates.map { Key(number: $0, isDue: isDue, arm: arm) }
      }
    }
    return rates + ResponseSummary.Number.others.map { Key(number: $0) }
  }

  /// A bar is a subject.
  private func bar(_ subject: String) -> Figure? {
    guard
      let depth = summary.waterfall.first(where: {
        state.cohort.data.subjects.ids[$0.subject] == subject
      })
    else { return nil }
    return Figure(
      subject, .profile(subject: subject),
      card: .depth(of: subject, depth, in: summary, set: state.setText(summary.set)))
  }
}

extension ResponseSummary.Number {
  /// Numbers that there are for each denominator.
  fileprivate static let rates: [ResponseSummary.Number] =
    [.total] + BestOverallResponse.allCases.map { .best($0) } + [
      .objectiveResponse, .diseaseControl, .clinicalBenefit, .abscopalResponse, .abscopalControl,
    ]

  /// Numbers over the whole set.
  fileprivate static let others: [ResponseSummary.Number] =
    AbscopalResponse.Gap.allCases.map { .notEvaluableAbscopally($0) } + [
      .measured, .notMeasured, .pendingConfirmation, .responded, .undatedAssessment, .unallocated,
    ]

  fileprivate var word: String {
    switch self {
    case .total: "N"
    case .best(let best): best.abbreviation
    case .objectiveResponse: "ORR"
    case .diseaseControl: "DCR"
    case .clinicalBenefit: "CBR"
    case .abscopalResponse: "ARR"
    case .abscopalControl: "ACR"
    case .notEvaluableAbscopally(let gap): gap.title
    case .measured: "measured"
    case .notMeasured: "not measured"
    case .pendingConfirmation: "pending"
    case .responded: "responded"
    case .undatedAssessment: "undated"
    case .unallocated: "unallocated"
    }
  }
}
