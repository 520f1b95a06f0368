/// Everything a store holds of one trial, in columns: the shared base of every cohort.
///
/// Subjects stand in order of their ids. Every other table is sorted by subject and date (missing
/// dates last), and `rows(of:)` gives the rows of one subject. Partial dates are resolved by the
/// rules of data.md, *Time has two axes*; a `…Imputed` flag marks the rows where that happened.
package struct TrialData: Sendable {
  package let study: Study
  package let sites: [Site]
  package let subjects: SubjectColumns
  package let treatments: TreatmentColumns
  package let assessments: AssessmentColumns
  package let lesions: LesionColumns
  package let adverseEvents: AdverseEventColumns
  package let symptoms: SymptomColumns
  package let visits: VisitColumns
  package let deviations: DeviationColumns
  /// What the imports behind this data had to tell; never about allocations.
  package let importIssues: [ImportIssue]
  package let batch: Batch?
}

/// The rows of one child table, grouped by subject.
package struct SubjectRows: Sendable {
  private var starts: [Int32] = [0]

  init(subjects: Int, sortedOwners: [Int32]) {
    starts = Array(repeating: 0, count: subjects + 1)
    for owner in sortedOwners { starts[Int(owner) + 1] += 1 }
    for index in 0..<subjects { starts[index + 1] += starts[index] }
  }

  package subscript(subject: Int) -> Range<Int> {
    Int(starts[subject])..<Int(starts[subject + 1])
  }
}

package struct SubjectColumns: Sendable {
  package var ids: [String] = []
  package var rowIDs: [Int64] = []
  package var site = CodedColumn()
  package var consentedOn = DayColumn()
  package var screenStatus = CodeColumn<ScreenStatus>()
  package var screenFailureReason = CodedColumn()
  package var randomisedOn = DayColumn()
  package var stratum = CodedColumn()
  package var firstTreatmentOn = DayColumn()
  package var lastTreatmentOn = DayColumn()
  package var endOfTreatmentReason = CodedColumn()
  package var endOfStudyOn = DayColumn()
  package var endOfStudyReason = CodedColumn()
  package var lastKnownAlive = DayColumn()
  package var diedOn = DayColumn()
  package var isDeathImputed = FlagColumn()
  package var causeOfDeath = CodedColumn()
  package var newTherapyOn = DayColumn()
  package var age = NumberColumn()
  package var sex = CodeColumn<Sex>()
  package var ecog = NumberColumn()
  package var histology = CodedColumn()
  package var metastases = NumberColumn()
  package var maximumMetastasesPerOrgan = NumberColumn()
  package var maximumDiameter = NumberColumn()
  package var metastasisBiopsied = FlagColumn()
  package var priorProgressionOnPD1 = FlagColumn()
  package var lungV20 = NumberColumn()
  package var birthDate = DayColumn()
  package var initials = CodedColumn()
  /// Further baseline columns by name, in order of name.
  package var covariates: [String: CodedColumn] = [:]

  package var count: Int { ids.count }

  /// The first day of the trial's data.
  package var firstConsent: Day? {
    (0..<count).compactMap { consentedOn[$0] }.min()
  }
}

package struct TreatmentColumns: Sendable {
  package var rowIDs: [Int64] = []
  package var subject: [Int32] = []
  package var start = DayColumn()
  package var end = DayColumn()
  package var kind = CodeColumn<TreatmentKind>()
  package var agent = CodedColumn()
  package var cycle = NumberColumn()
  package var dose = NumberColumn()
  package var unit = CodedColumn()
  package var lesion = CodedColumn()
  package var isModified = FlagColumn()
  package var rows = SubjectRows(subjects: 0, sortedOwners: [])

  package var count: Int { subject.count }
}

package struct AssessmentColumns: Sendable {
  package var rowIDs: [Int64] = []
  package var subject: [Int32] = []
  package var date = DayColumn()
  package var visit = CodedColumn()
  package var evaluator = CodedColumn()
  package var target = CodeColumn<Response>()
  package var nonTarget = CodeColumn<Response>()
  package var newLesion = FlagColumn()
  package var overall = CodeColumn<Response>()
  package var rows = SubjectRows(subjects: 0, sortedOwners: [])

  package var count: Int { subject.count }
}

package struct LesionColumns: Sendable {
  package var rowIDs: [Int64] = []
  package var subject: [Int32] = []
  package var lesion = CodedColumn()
  package var date = DayColumn()
  package var type = CodeColumn<LesionType>()
  package var organ = CodedColumn()
  package var isNodal = FlagColumn()
  package var diameter = NumberColumn()
  package var isIrradiated = FlagColumn()
  package var localTreatmentOn = DayColumn()
  package var rows = SubjectRows(subjects: 0, sortedOwners: [])

  package var count: Int { subject.count }
}

package struct AdverseEventColumns: Sendable {
  package var rowIDs: [Int64] = []
  package var subject: [Int32] = []
  package var event: [String] = []
  package var term = CodedColumn()
  package var preferredTerm = CodedColumn()
  package var systemOrganClass = CodedColumn()
  package var grade = CodeColumn<Grade>()
  package var ctcaeVersion = CodedColumn()
  package var start = DayColumn()
  package var isStartImputed = FlagColumn()
  package var end = DayColumn()
  package var isSerious = FlagColumn()
  package var seriousness = CodedColumn()
  package var relatedToImmunotherapy = CodeColumn<Relatedness>()
  package var relatedToChemotherapy = CodeColumn<Relatedness>()
  package var relatedToLocalTreatment = CodeColumn<Relatedness>()
  package var relatedToTreatment = CodeColumn<Relatedness>()
  package var isImmuneRelated = FlagColumn()
  package var action = CodeColumn<ActionTaken>()
  package var outcome = CodeColumn<Outcome>()
  package var reportedOn = DayColumn()
  package var rows = SubjectRows(subjects: 0, sortedOwners: [])

  package var count: Int { subject.count }
}

package struct SymptomColumns: Sendable {
  package var rowIDs: [Int64] = []
  package var subject: [Int32] = []
  package var date = DayColumn()
  package var scale = CodedColumn()
  package var score = NumberColumn()
  package var rows = SubjectRows(subjects: 0, sortedOwners: [])
}

package struct VisitColumns: Sendable {
  package var rowIDs: [Int64] = []
  package var subject: [Int32] = []
  package var visit = CodedColumn()
  package var planned = DayColumn()
  package var actual = DayColumn()
  package var rows = SubjectRows(subjects: 0, sortedOwners: [])
}

package struct DeviationColumns: Sendable {
  package var rowIDs: [Int64] = []
  package var subject: [Int32] = []
  package var deviation: [String] = []
  package var date = DayColumn()
  package var category = CodedColumn()
  package var isImportant = FlagColumn()
  package var description = CodedColumn()
  package var rows = SubjectRows(subjects: 0, sortedOwners: [])
}
