package import CohortModel

/// A simulated trial as its data stood at one cut-off: rows in the order of consent.
package struct SimulatedTrial: Equatable, Sendable {
  package var study: Study
  package var sites: [Site] = []
  package var subjects: [Subject] = []
  package var treatments: [Treatment] = []
  package var assessments: [TumourAssessment] = []
  package var lesions: [Lesion] = []
  package var adverseEvents: [AdverseEvent] = []
  package var symptoms: [SymptomScore] = []
  package var visits: [Visit] = []
  package var deviations: [ProtocolDeviation] = []
  package var allocations: [Allocation] = []
  /// The deliberate errors that are in the rows above, and nothing else of that kind.
  package var plantedErrors: [PlantedError] = []

  package init(study: Study) {
    self.study = study
  }

  mutating func append(_ records: SubjectRecords) {
    subjects.append(records.subject)
    treatments += records.treatments
    assessments += records.assessments
    lesions += records.lesions
    adverseEvents += records.adverseEvents
    symptoms += records.symptoms
    visits += records.visits
    deviations += records.deviations
    if let allocation = records.allocation { allocations.append(allocation) }
  }

  /// Hands out every row, parents before children, table by table.
  package func everyRecord(_ body: (AnyRecord) throws -> Void) rethrows {
    for site in sites { try body(.site(site)) }
    for subject in subjects { try body(.subject(subject)) }
    for allocation in allocations { try body(.allocation(allocation)) }
    for treatment in treatments { try body(.treatment(treatment)) }
    for assessment in assessments { try body(.assessment(assessment)) }
    for lesion in lesions { try body(.lesion(lesion)) }
    for event in adverseEvents { try body(.adverseEvent(event)) }
    for score in symptoms { try body(.symptom(score)) }
    for visit in visits { try body(.visit(visit)) }
    for deviation in deviations { try body(.deviation(deviation)) }
  }

  /// Every row, parents before children.
  package var records: [AnyRecord] {
    sites.map(AnyRecord.site) + subjects.map(AnyRecord.subject)
      + allocations.map(AnyRecord.allocation) + treatments.map(AnyRecord.treatment)
      + assessments.map(AnyRecord.assessment) + lesions.map(AnyRecord.lesion)
      + adverseEvents.map(AnyRecord.adverseEvent) + symptoms.map(AnyRecord.symptom)
      + visits.map(AnyRecord.visit) + deviations.map(AnyRecord.deviation)
  }
}

/// An error put into the data on purpose, so that a check has something to find.
package struct PlantedError: Equatable, Sendable {
  /// The check of the catalogue that finds it, such as E11.
  package var check: String
  package var table: TrialTable
  package var subject: String
  package var description: String

  package init(check: String, table: TrialTable, subject: String, description: String) {
    self.check = check
    self.table = table
    self.subject = subject
    self.description = description
  }
}
