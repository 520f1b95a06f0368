/// One subject at the cut-off, whole: who it is, what was given, measured and suffered, and how it
/// ended. Every item keeps the record that it comes from.
///
/// A field that access closes is nil and listed in `closed`, so that it is told from a value that
/// nobody entered. Records without a date stand last in their list and have no place in time.
package struct SubjectProfile: Equatable, Sendable {
  /// What day 1 is.
  package struct Origin: Equatable, Sendable {
    package enum Kind: String, Sendable {
      case firstTreatment, randomisation, consent
      /// Nothing of the three is dated: the first day on record.
      case firstRecord
    }

    package let kind: Kind
    package let day: Day
  }

  /// The record behind an item.
  package struct Reference: Hashable, Sendable {
    package let table: TrialTable
    package let rowID: Int64

    package init(_ table: TrialTable, _ rowID: Int64) {
      self.table = table
      self.rowID = rowID
    }
  }

  /// Position among the trial's subjects.
  package let position: Int
  package let person: Person
  package let cutOff: Day
  /// nil where nothing of the subject is dated.
  package let origin: Origin?
  package let closed: ClosedFields
  /// Empty where `closed.hidesTreatment`.
  package let treatments: [Administration]
  package let scans: [Scan]
  /// From the entered responses; nil before the day that scans count from.
  package let response: DerivedResponse?
  package let adverseEvents: [Event]
  package let symptoms: [SymptomCourse]
  package let deviations: [Deviation]
  /// Planned before the cut-off, death and the end of the study, and not made.
  package let missedVisits: [MissedVisit]
  package let fate: Fate

  /// Whether it shows what tells the arm of a randomised subject: to be logged.
  package var revealsArm: Bool { closed.revealsArm }

  /// Days after the origin; 0 is the origin itself.
  package func offset(_ day: Day) -> Int? {
    origin.map { day - $0.day }
  }

  /// Day 1 is the origin and there is no day 0.
  package func studyDay(_ day: Day) -> Int? {
    offset(day).map { $0 >= 0 ? $0 + 1 : $0 }
  }
}

extension SubjectProfile {
  package struct Person: Equatable, Sendable {
    package let reference: Reference
    package let id: String
    package let site: String?
    /// As the gate shows arms; nil where it shows none or the subject has none.
    package let plannedArm: String?
    package let actualArm: String?
    package let age: Int?
    package let sex: Sex?
    package let ecog: Int?
    package let histology: String?
    package let stratum: String?
    package let metastases: Int?
    /// In millimetres.
    package let maximumDiameter: Double?
    package let screenStatus: ScreenStatus?
    package let screenFailureReason: String?
    package let consentedOn: Day?
    package let randomisedOn: Day?
    package let firstTreatmentOn: Day?
    /// Further columns of the subjects file by name, verbatim, where they are open and not empty.
    package let covariates: [Covariate]
  }

  package struct Covariate: Equatable, Sendable {
    package let name: String
    package let value: String
  }

  /// One administration of a drug or one local treatment.
  package struct Administration: Equatable, Sendable {
    package let reference: Reference
    package let start: Day?
    /// By the cut-off.
    package let end: Day?
    package let kind: TreatmentKind?
    package let agent: String?
    package let cycle: Int?
    package let dose: Double?
    package let unit: String?
    package let lesion: String?
    package let isModified: Bool?

    /// A field, an operation or an ablation rather than a drug; a treatment without a kind is none
    /// of them, unless a lesion's own record tells of it.
    package var isLocal: Bool {
      kind.map { $0 != .systemic } ?? (reference.table == .lesions)
    }
  }

  package struct Deviation: Equatable, Sendable {
    package let reference: Reference
    package let date: Day?
    package let category: String?
    package let isImportant: Bool?
    package let description: String?
  }

  package struct MissedVisit: Equatable, Sendable {
    package let reference: Reference
    package let visit: String?
    /// nil where neither a planned nor an actual day is known.
    package let planned: Day?
  }

  /// Scores on one scale, in order of day, undated ones last.
  package struct SymptomCourse: Equatable, Sendable {
    package struct Score: Equatable, Sendable {
      package let reference: Reference
      package let date: Day?
      package let score: Double?
    }

    /// As first written.
    package let scale: String
    /// The last score up to and on the day that the study counts from.
    package let baseline: Double?
    package let scores: [Score]
  }

  /// How it ended, as known at the cut-off.
  package struct Fate: Equatable, Sendable {
    /// The last treatment on record; treatment may go on.
    package let lastTreatmentOn: Day?
    package let endOfTreatmentReason: String?
    package let newTherapyOn: Day?
    package let endOfStudyOn: Day?
    package let endOfStudyReason: String?
    package let diedOn: Day?
    /// Resolved from a partial date.
    package let isDeathImputed: Bool
    package let causeOfDeath: String?
    package let lastKnownAlive: Day?
  }
}
