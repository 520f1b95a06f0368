import CohortModel
import Reports
import Terminal

/// Best overall response and the rates, a column for each group and denominator.
///
/// Columns are whole or not there: where the room is short they are first written compactly, then
/// the columns over the due are left out, then the pooled one.
struct ResponseTable {
  private typealias Rates = ResponseSummary.Rates
  private typealias Group = (label: String?, all: Rates, due: Rates)

  /// A group over one of its denominators.
  private struct Column {
    var arm: String?
    var isDue: Bool
    var rates: Rates

    var name: String { (arm.map { $0 + " " } ?? "") + (isDue ? "due" : "all") }

    func link(_ number: ResponseSummary.Number) -> Link {
      ResponseFigures.Key(number: number, isDue: isDue, arm: arm).link
    }
  }

  private let summary: ResponseSummary
  private let clinicalBenefitDays: Int
  private let columns: [Column]
  let isCompact: Bool
  /// Columns for which there is no room.
  let omitted: Int

  init(_ summary: ResponseSummary, clinicalBenefitDays: Int, width: Int) {
    self.summary = summary
    self.clinicalBenefitDays = clinicalBenefitDays
    let pooled: Group = (nil, summary.all, summary.due)
    let arms: [Group] = (summary.arms ?? []).map { ($0.label, $0.all, $0.due) }
    let choices = [
      ResponseTable.columns([pooled] + arms, due: true),
      ResponseTable.columns([pooled] + arms, due: false), ResponseTable.columns(arms, due: false),
    ]
    let whole = choices[0].count
    isCompact = whole > ResponseTable.count(in: width, isCompact: false)
    let most = max(1, ResponseTable.count(in: width, isCompact: isCompact))
    let fitting =
      choices.first { !$0.isEmpty && $0.count <= most } ?? Array(choices[1].prefix(most))
    columns = fitting
    omitted = whole - fitting.count
  }

  private static func columns(_ groups: [Group], due: Bool) -> [Column] {
    groups.flatMap { group -> [Column] in
      let all = Column(arm: group.label, isDue: false, rates: group.all)
      return [all] + (due ? [Column(arm: group.label, isDue: true, rates: group.due)] : [])
    }
  }

  private static func count(in width: Int, isCompact: Bool) -> Int {
    (width - labelWidth(isCompact)) / columnWidth(isCompact)
  }

  private static func labelWidth(_ isCompact: Bool) -> Int { isCompact ? 4 : 25 }

  private static func columnWidth(_ isCompact: Bool) -> Int { isCompact ? 19 : 26 }

  // MARK: - Lines

  var lines: [[Span]] {
    let header = line("", .heading, columns.map { "\($0.name), N = \($0.rates.total)" }, .heading) {
      $0.link(.total)
    }
    return [header] + responses.map(line) + rates.map(line)
  }

  private var responses: [BestOverallResponse] {
    BestOverallResponse.allCases.filter {
      $0 != .nonCompleteNonProgressive || summary.all.count($0) > 0
    }
  }

  private func line(_ response: BestOverallResponse) -> [Span] {
    let label = response.abbreviation + (isCompact ? "" : "  " + response.title)
    return line(
      label, response.role, columns.map { count($0.rates.count(response), of: $0.rates.total) }
    ) { $0.link(.best(response)) }
  }

  private typealias Rate = (name: String, meaning: String, number: ResponseSummary.Number)

  private var rates: [Rate] {
    let stable = responses.contains(.nonCompleteNonProgressive) ? "SD+NN" : "SD"
    let overall: [Rate] = [
      ("ORR", "CR + PR", .objectiveResponse), ("DCR", "ORR + \(stable)", .diseaseControl),
      ("CBR", "ORR + \(stable) ≥ \(clinicalBenefitDays) d", .clinicalBenefit),
    ]
    guard summary.all.abscopal != nil else { return overall }
    return overall + [
      ("ARR", "abscopal CR + PR", .abscopalResponse),
      ("ACR", "ARR + abscopal SD", .abscopalControl),
    ]
  }

  private func line(_ rate: Rate) -> [Span] {
    line(
      isCompact ? rate.name : "\(rate.name)  \(rate.meaning)", .title,
      columns.map { $0.rates.proportion(rate.number).map(self.rate) ?? absent }
    ) { column in column.rates.proportion(rate.number).map { _ in column.link(rate.number) } }
  }

  /// A rate that an arm cannot have.
  private var absent: String { right("–", isCompact ? 5 : 4) }

  private func line(
    _ label: String, _ role: Role, _ cells: [String], _ cellRole: Role = .text,
    _ link: (Column) -> Link?
  ) -> [Span] {
    [Span(label.padded(to: ResponseTable.labelWidth(isCompact)), role)]
      + zip(columns, cells).flatMap { column, cell in
        Span.cell(
          cell.padded(to: ResponseTable.columnWidth(isCompact)), cellRole, link: link(column))
      }
  }

  private func count(_ count: Int, of total: Int) -> String {
    let share = Format.share(count, of: total)
    return isCompact
      ? right(share, 5) + right(String(count), 5)
      : right(String(count), 4) + right(share, 7) + " %"
  }

  /// The share stands under those of the counts.
  private func rate(_ rate: Proportion) -> String {
    guard isCompact else {
      let text = Format.proportion(rate)
      let share = text.prefix { $0 != " " }
      return right(String(rate.count), 4) + right(String(share), 7) + text.dropFirst(share.count)
    }
    let share = right(Format.share(rate.count, of: rate.total), 5)
    guard let lower = rate.lower, let upper = rate.upper else { return share }
    return "\(share) (\(Format.percent(lower))–\(Format.percent(upper)))"
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.displayWidth)) + text
  }
}
