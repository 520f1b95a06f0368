import CohortModel

/// What the course of the trial is calibrated to: counts and order statistics from which the
/// published figures follow (Radiother Oncol 2023;184:109679). Times are in days, day 1 is the
/// first treatment.
enum LowDoseTargets {
  static let subjects = 49
  static let firstDay = Day(year: 2018, month: 11, day: 19) ?? Day(0)
  static let lastDay = Day(year: 2021, month: 3, day: 17) ?? Day(0)
  /// Chosen so that everybody is followed beyond the upper limit of the median of survival.
  static let dataCut = Day(year: 2022, month: 9, day: 30) ?? Day(0)

  /// Ends of progression-free survival in order of time, 49 in all.
  ///
  /// The 18th and 19th fall on day 140, the 25th on day 210 and the 31st to 33rd on day 283, and
  /// nobody is censored before: so the median is 210 with an interval from 140 to 283 by the
  /// log-log and by the plain transformation alike.
  static let progressions: [ProgressionSlot] =
    ProgressionSlot.times(2, .death, 20...38)
    + ProgressionSlot.times(10, .scan(1), 43...49)
    + ProgressionSlot.times(3, .scan(2), 78...92)
    + ProgressionSlot.times(2, .scan(3), 120...134)
    + ProgressionSlot.times(2, .unscheduled, 140...140)
    + ProgressionSlot.times(4, .scan(4), 162...176)
    + ProgressionSlot.times(1, .unscheduled, 186...200)
    + ProgressionSlot.times(1, .scan(5), 210...210)
    + ProgressionSlot.times(2, .scan(5), 211...218)
    + ProgressionSlot.times(3, .scan(6), 246...260)
    + ProgressionSlot.times(2, .unscheduled, 283...283)
    + ProgressionSlot.times(1, .death, 283...283)
    + ProgressionSlot.times(3, .scan(7), 288...302)
    + ProgressionSlot.times(2, .unscheduled, 311...326)
    + ProgressionSlot.times(3, .scan(8), 330...344)
    + ProgressionSlot.times(2, .scan(9), 414...428)
    + ProgressionSlot.times(1, .death, 440...470)
    + ProgressionSlot.times(1, .scan(10), 498...512)
    + ProgressionSlot.times(1, .scan(11), 582...596)
    + ProgressionSlot.times(3, .none, 473...473)

  /// Ends of survival of those who progressed, in order of time. With the deaths without
  /// progression and the survivors above, the 18th and 19th of all fall on day 308, the 25th on
  /// day 390 and the 31st to 33rd on day 472.
  static let survivals: [SurvivalSlot] =
    SurvivalSlot.times(14, .death, 60...307)
    + SurvivalSlot.times(2, .death, 308...308)
    + SurvivalSlot.times(5, .death, 309...389)
    + SurvivalSlot.times(1, .death, 390...390)
    + SurvivalSlot.times(4, .death, 391...471)
    + SurvivalSlot.times(3, .death, 472...472)
    + SurvivalSlot.times(9, .death, 473...1250)
    + SurvivalSlot.times(4, .alive, 473...1500)

  /// CR and PR of the 37 whose disease is controlled; two of them are complete.
  static let responders = 20
  static let completeResponders = 2

  /// How the lesions outside the field fare, by overall response: 17 of 49 respond and 34 are
  /// controlled.
  static func abscopal(_ best: BestOverallResponse) -> [(BestOverallResponse, Int)] {
    switch best {
    case .complete: [(.complete, 2)]
    case .partial: [(.partial, 13), (.stable, 3), (.notEvaluable, 2)]
    case .stable: [(.partial, 2), (.stable, 13), (.progressive, 2)]
    case .progressive: [(.progressive, 9), (.stable, 1)]
    case .nonCompleteNonProgressive, .notEvaluable, .missing: []
    }
  }

  /// Subjects with a related event of grade 3 or 4.
  static let severelyAffected = 31
}

/// Where one subject's progression-free survival ends.
struct ProgressionSlot: Sendable {
  enum Kind: Equatable, Sendable {
    /// Progression on the n-th planned scan.
    case scan(Int)
    /// Progression on a scan for symptoms.
    case unscheduled
    /// Death without progression.
    case death
    /// Neither by the data cut.
    case none
  }

  var kind: Kind
  var days: ClosedRange<Int>

  static func times(_ count: Int, _ kind: Kind, _ days: ClosedRange<Int>) -> [ProgressionSlot] {
    Array(repeating: ProgressionSlot(kind: kind, days: days), count: count)
  }
}

/// Where the survival of one subject with progression ends.
struct SurvivalSlot: Sendable {
  enum Kind: Sendable { case death, alive }

  var kind: Kind
  var days: ClosedRange<Int>

  static func times(_ count: Int, _ kind: Kind, _ days: ClosedRange<Int>) -> [SurvivalSlot] {
    Array(repeating: SurvivalSlot(kind: kind, days: days), count: count)
  }
}
