/// One term of adverse event and in how many subjects it is to be found.
struct LowDoseTerm: Sendable {
  enum Cause: Sendable { case chemotherapy, immunotherapy, radiotherapy, disease }

  var preferredTerm: String
  var systemOrganClass: String
  var cause: Cause
  /// Subjects with the term at any grade.
  var subjects: Int
  /// Among them at grade 3 or 4.
  var severe: Int
  /// Mean days from the first treatment to the start.
  var onset: Double
  /// Mean days from start to end.
  var lasting: Double
  /// Seen in the laboratory: seldom a reason for hospital.
  var isLaboratory = false

  var isRelated: Bool { cause != .disease }

  static let leukopenia = LowDoseTerm(
    preferredTerm: "Leukopenia", systemOrganClass: OrganClass.blood, cause: .chemotherapy,
    subjects: 38, severe: 15, onset: 16, lasting: 10, isLaboratory: true)

  static let neutropenia = LowDoseTerm(
    preferredTerm: "Neutropenia", systemOrganClass: OrganClass.blood, cause: .chemotherapy,
    subjects: 28, severe: 11, onset: 17, lasting: 9, isLaboratory: true)

  /// Myelosuppression, weight loss and fatigue lead, and leukopenia leads at grade 3 and 4.
  static let all = [
    leukopenia, neutropenia,
    LowDoseTerm(
      preferredTerm: "Anaemia", systemOrganClass: OrganClass.blood, cause: .chemotherapy,
      subjects: 25, severe: 4, onset: 30, lasting: 60, isLaboratory: true),
    LowDoseTerm(
      preferredTerm: "Thrombocytopenia", systemOrganClass: OrganClass.blood,
      cause: .chemotherapy, subjects: 13, severe: 2, onset: 20, lasting: 11, isLaboratory: true),
    LowDoseTerm(
      preferredTerm: "Weight decreased", systemOrganClass: OrganClass.investigations,
      cause: .chemotherapy, subjects: 33, severe: 2, onset: 35, lasting: 90),
    LowDoseTerm(
      preferredTerm: "Fatigue", systemOrganClass: OrganClass.general, cause: .chemotherapy,
      subjects: 31, severe: 3, onset: 12, lasting: 30),
    LowDoseTerm(
      preferredTerm: "Nausea", systemOrganClass: OrganClass.gastrointestinal,
      cause: .chemotherapy, subjects: 24, severe: 1, onset: 5, lasting: 6),
    LowDoseTerm(
      preferredTerm: "Decreased appetite", systemOrganClass: OrganClass.metabolism,
      cause: .chemotherapy, subjects: 22, severe: 1, onset: 10, lasting: 20),
    LowDoseTerm(
      preferredTerm: "Diarrhoea", systemOrganClass: OrganClass.gastrointestinal,
      cause: .chemotherapy, subjects: 20, severe: 5, onset: 14, lasting: 6),
    LowDoseTerm(
      preferredTerm: "Alopecia", systemOrganClass: OrganClass.skin, cause: .chemotherapy,
      subjects: 18, severe: 0, onset: 25, lasting: 150),
    LowDoseTerm(
      preferredTerm: "Capillary endothelial proliferation", systemOrganClass: OrganClass.skin,
      cause: .immunotherapy, subjects: 16, severe: 0, onset: 40, lasting: 130),
    LowDoseTerm(
      preferredTerm: "Vomiting", systemOrganClass: OrganClass.gastrointestinal,
      cause: .chemotherapy, subjects: 14, severe: 1, onset: 5, lasting: 4),
    LowDoseTerm(
      preferredTerm: "Alanine aminotransferase increased",
      systemOrganClass: OrganClass.investigations, cause: .immunotherapy, subjects: 12, severe: 2,
      onset: 40, lasting: 20, isLaboratory: true),
    LowDoseTerm(
      preferredTerm: "Rash", systemOrganClass: OrganClass.skin, cause: .immunotherapy,
      subjects: 10, severe: 1, onset: 45, lasting: 20),
    LowDoseTerm(
      preferredTerm: "Oesophagitis", systemOrganClass: OrganClass.gastrointestinal,
      cause: .radiotherapy, subjects: 9, severe: 1, onset: 14, lasting: 21),
    LowDoseTerm(
      preferredTerm: "Hypothyroidism", systemOrganClass: OrganClass.endocrine,
      cause: .immunotherapy, subjects: 7, severe: 0, onset: 90, lasting: 200),
    LowDoseTerm(
      preferredTerm: "Pneumonitis", systemOrganClass: OrganClass.respiratory,
      cause: .immunotherapy, subjects: 5, severe: 1, onset: 100, lasting: 45),
    LowDoseTerm(
      preferredTerm: "Radiation pneumonitis", systemOrganClass: OrganClass.respiratory,
      cause: .radiotherapy, subjects: 4, severe: 0, onset: 110, lasting: 60),
    LowDoseTerm(
      preferredTerm: "Dysphagia", systemOrganClass: OrganClass.gastrointestinal,
      cause: .disease, subjects: 10, severe: 3, onset: 90, lasting: 60),
    LowDoseTerm(
      preferredTerm: "Back pain", systemOrganClass: OrganClass.musculoskeletal, cause: .disease,
      subjects: 6, severe: 1, onset: 110, lasting: 40),
    LowDoseTerm(
      preferredTerm: "Dyspnoea", systemOrganClass: OrganClass.respiratory, cause: .disease,
      subjects: 5, severe: 1, onset: 140, lasting: 40),
  ]
}
