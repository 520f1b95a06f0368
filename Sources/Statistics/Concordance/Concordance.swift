/// How often the subject with the higher score has the event first.
///
/// A pair is comparable where it is known who had the event first: one has it at t while the other
/// is at risk at t and has no event then; so at a tie an event comes before a censoring, and two
/// events at one time are not comparable. With (entry, time] rows the other must have entered before
/// t, and with strata both must be of one stratum. C = (concordant + tied score / 2) / comparable
/// (Harrell, JAMA 1982;247:2543), each pair counted with the product of its weights.
///
/// The variance is the infinitesimal jackknife: with i's pairs Cᵢ concordant, Dᵢ discordant and Nᵢ
/// in all, of N pairs altogether, and Somers' d = 2C − 1, the influence of i on C is
/// wᵢ ((Cᵢ − Dᵢ) − d Nᵢ) / 2N, and the variance is the sum of their squares over rows, or over the
/// sums within clusters (Therneau & Watson, Mayo Clinic technical report 85, 2017).
///
/// Agrees with the concordance of `summary(coxph)` and `concordance(coxph)` in R's survival 3.5,
/// times taken together as by `timefix` included. Cost O(n log n).
package struct Concordance: Sendable {
  /// Sums over pairs of the product of their weights: numbers of pairs without weights.
  package struct Pairs: Equatable, Sendable {
    package internal(set) var concordant = 0.0
    package internal(set) var discordant = 0.0
    /// Comparable, with one score.
    package internal(set) var tiedScore = 0.0
    /// Two events at one time, with two scores; not comparable.
    package internal(set) var tiedTime = 0.0
    /// Two events at one time, with one score; not comparable.
    package internal(set) var tiedBoth = 0.0

    package var comparable: Double { concordant + discordant + tiedScore }
  }

  package struct Estimate: Equatable, Sendable {
    package let concordance: Double
    package let standardError: Double
  }

  /// Why there is no estimate.
  package enum Refusal: Error, Equatable, Sendable {
    case noSubjects
    /// A score, time, entry or weight is NaN or infinite; the row counts from 0.
    case notFinite(row: Int)
    case negativeWeight(row: Int)
    /// Entry is not before time, or differs from it by no more than rounding.
    case entryNotBeforeTime(row: Int)
    case noEvents
    /// There are events but nobody to compare them with, as when all are tied or the weights are 0.
    case nothingComparable
  }

  package let pairs: Pairs
  package let outcome: Result<Estimate, Refusal>

  package var estimate: Double? { (try? outcome.get())?.concordance }
  package var standardError: Double? { (try? outcome.get())?.standardError }

  /// - Parameters:
  ///   - scores: higher means an earlier event, as the linear predictor of a Cox model.
  ///   - times: of event or censoring, in any unit; only their order counts.
  ///   - entries: the row is at risk in (entry, time]; from the beginning where there are none.
  ///   - strata: any numbers; only equality counts.
  ///   - weights: of the rows, not negative.
  ///   - clusters: rows that belong together for the variance; any numbers.
  /// - Precondition: all columns have the same length.
  package init(
    scores: [Double], times: [Double], events: [Bool], entries: [Double]? = nil,
    strata: [Int]? = nil, weights: [Double]? = nil, clusters: [Int]? = nil
  ) {
    let lengths = [
      times.count, events.count, entries?.count, strata?.count, weights?.count, clusters?.count,
    ]
    precondition(
      lengths.allSatisfy { $0 == nil || $0 == scores.count }, "columns have one value per row")
    let input = ConcordanceInput(
      scores: scores, times: times, events: events, entries: entries, strata: strata,
      weights: weights, clusters: clusters)
    do throws(Refusal) {
      let rows = try ConcordanceRows(input)
      let counts = ConcordanceCounts(rows)
      pairs = counts.pairs
      outcome = counts.estimate(rows)
    } catch {
      pairs = Pairs()
      outcome = .failure(error)
    }
  }
}

/// The columns as they are given.
struct ConcordanceInput {
  let scores: [Double]
  let times: [Double]
  let events: [Bool]
  let entries: [Double]?
  let strata: [Int]?
  let weights: [Double]?
  let clusters: [Int]?

  func check() throws(Concordance.Refusal) {
    guard !scores.isEmpty else { throw .noSubjects }
    for column in [scores, times, entries, weights] {
      if let row = column?.firstIndex(where: { !$0.isFinite }) { throw .notFinite(row: row) }
    }
    if let row = weights?.firstIndex(where: { $0 < 0 }) { throw .negativeWeight(row: row) }
    guard events.contains(true) else { throw .noEvents }
  }
}
