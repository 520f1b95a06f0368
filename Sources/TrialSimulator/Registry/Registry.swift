package import CohortModel

/// A simulated national registry of metastatic oesophageal cancer, of any size: two strategies of
/// treatment that nobody randomised.
///
/// A subject is made of the seed and its own number alone, so subject 17 of a thousand is subject
/// 17 of a million, and any part of the registry can be made without the rest. The same seed gives
/// the same rows for ever.
package struct Registry: Sendable {
  package static let defaultSeed: UInt64 = 1
  /// Ids have seven digits, so that they stand in order of their numbers.
  package static let greatestSize = 9_999_999
  package static let firstConsent = Day(year: 2012, month: 1, day: 2) ?? Day(0)
  package static let lastConsent = Day(year: 2024, month: 6, day: 28) ?? Day(0)
  package static let cutOff = Day(year: 2024, month: 12, day: 31) ?? Day(0)

  package let subjects: Int
  package let seed: UInt64
  private let centres: RegistryCentres
  private let terms = RegistryTerms()

  /// - Precondition: `subjects` is from 1 to `greatestSize`.
  package init(subjects: Int, seed: UInt64 = defaultSeed) {
    precondition((1...Registry.greatestSize).contains(subjects))
    self.subjects = subjects
    self.seed = seed
    centres = RegistryCentres(seed: seed)
  }

  package var study: Study { Registry.study(subjects: subjects) }
  package var sites: [Site] { centres.sites }

  /// The rows of some subjects, without the sites.
  package func part(_ indices: Range<Int>) -> SimulatedTrial {
    var trial = SimulatedTrial(study: study)
    for index in indices.clamped(to: 0..<subjects) { trial.append(records(of: index)) }
    return trial
  }

  func records(of index: Int) -> SubjectRecords {
    let patient = RegistryPatient(seed: seed, index: index, centres: centres)
    var records = SubjectRecords(subject: patient.subject)
    guard let start = patient.startedOn else { return records }
    let fate = RegistryFate(of: patient, from: start, seed: seed)
    let therapy = RegistryTherapy(of: patient, fate, seed: seed)
    fate.complete(&records.subject)
    therapy.complete(&records.subject)
    records.allocation = patient.allocation
    records.treatments = therapy.treatments
    records.lesions = therapy.lesions
    records.assessments = RegistryScans(of: patient, fate, seed: seed).assessments
    var events = RegistryEvents(of: patient, fate, terms, seed: seed)
    records.adverseEvents = events.all()
    var notes = RegistryNotes(of: patient, fate, seed: seed)
    records.symptoms = notes.symptoms()
    records.visits = notes.visits()
    records.deviations = notes.deviations()
    return records
  }
}
