package import Statistics

/// What the study file says about the trial: design, plan, rules. No subject's data.
package struct Study: Codable, Equatable, Sendable {
  /// Registry or protocol id, such as NCT06190782.
  package var id: String
  package var title: String
  package var phase: String?
  /// Free text, such as "open label".
  package var masking: String?
  package var isRandomised = false
  /// Made by a simulator: said in the title of every page.
  package var isSynthetic = false
  package var arms: [Arm] = []
  package var accrual = AccrualPlan()
  package var schedule = Schedule()
  package var response = ResponseRules()
  package var safety = SafetyRules()
  package var survival = SurvivalRules()
  package var endpoints: [Endpoint] = []
  package var eligibility: [EligibilityRule] = []
  /// Covariates and fields that tell a subject's arm, closed under pooled and masked access.
  package var revealsArm: [String] = []
  package var dataCut: Day?
  package var matching: MatchingPlan?
  package var comparison: ComparisonPlan?
  /// The planned dose of each agent; `nil` where the study file is silent.
  package var regimen: [PlannedDose]?
  /// Boundaries for the monitoring of toxicity; `nil` where the study file has none.
  package var toxicity: [ToxicityRule]?

  package init(id: String, title: String) {
    self.id = id
    self.title = title
  }

  /// Whether the study file calls the trial open label, alone or as one of several words.
  package var isOpenLabel: Bool {
    let words = masking?.lowercased().split { ",;()/".contains($0) } ?? []
    return words.contains { word in
      word.split { $0 == " " || $0 == "-" } == ["open", "label"]
    }
  }
}

package struct Arm: Codable, Equatable, Sendable {
  /// As it stands in the allocations; the label of the arm in charts and tables.
  package var code: String
  package var name: String
  /// Parts of the allocation ratio, such as 2 of 2:1.
  package var ratio: Int?
  package var target: Int?
  /// The arm that others are compared with.
  package var isReference: Bool

  package init(
    code: String, name: String, ratio: Int? = nil, target: Int? = nil, isReference: Bool = false
  ) {
    self.code = code
    self.name = name
    self.ratio = ratio
    self.target = target
    self.isReference = isReference
  }
}

/// Planned enrolment: a straight line from the start to the target.
package struct AccrualPlan: Codable, Equatable, Sendable {
  package var target: Int?
  package var start: Day?
  package var months: Int?
  package var followUpMonths: Int?

  package init() {}
}

/// When subjects are seen.
package struct Schedule: Codable, Equatable, Sendable {
  /// Scans every `days` until `untilDay` after the origin, then by the next period.
  package struct ScanPeriod: Codable, Equatable, Sendable {
    package var days: Int
    package var untilDay: Int?

    package init(days: Int, untilDay: Int? = nil) {
      self.days = days
      self.untilDay = untilDay
    }
  }

  package var cycleDays: Int?
  package var scans: [ScanPeriod] = []
  /// A scan is in time up to this many days before or after its planned day.
  package var scanWindow = 7

  package init() {}
}

package struct ResponseRules: Codable, Equatable, Sendable {
  /// Whether CR and PR count only once confirmed.
  package var needsConfirmation = false
  package var confirmationDays = 28
  /// SD counts from this study day on.
  package var minimumStableDays = 42
  /// Stable disease of this length counts as clinical benefit.
  package var clinicalBenefitDays = 168
  package var interval = ProportionInterval.Method.wilsonContinuityCorrected
  /// Whether abscopal response and control are endpoints; `nil` where the study file is silent.
  package var reportsAbscopal: Bool?
  /// Only assessments of this evaluator are used where several are given.
  package var evaluator: String?

  package init() {}
}

package struct SafetyRules: Codable, Equatable, Sendable {
  /// Days after the last treatment in which an adverse event is still treatment-emergent.
  package var emergentDays = 30
  /// Acute up to this day after the start, late after it.
  package var acuteDays = 90
  /// Which adverse events are of special interest, in the filter language; nil is not specified.
  package var specialInterest: String?

  package init() {}
}

package struct SurvivalRules: Codable, Equatable, Sendable {
  package var interval = KaplanMeier.Interval.logLog
  package var landmarkMonths = [6, 12, 24]

  package init() {}
}

/// One rule of eligibility, in the filter language.
package struct EligibilityRule: Codable, Equatable, Sendable {
  package var name: String
  package var expression: String

  package init(name: String, expression: String) {
    self.name = name
    self.expression = expression
  }
}

extension ProportionInterval.Method: Codable {}
extension KaplanMeier.Interval: Codable {}
