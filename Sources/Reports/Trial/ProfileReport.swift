import CohortModel

/// One subject's records lane by lane, and its narrative.
///
/// A column stays where access closes its field: its values are missing and a note says why. Without
/// a subject the tables are there and empty.
struct ProfileReport {
  let profile: SubjectProfile?
  let cohort: Cohort

  var tables: [ReportTable] {
    [
      demographics, treatments, assessments, adverseEvents, symptoms, deviations, fate, narrative,
    ]
  }

  var notes: [String] {
    let origin = profile?.origin.map { "\($0.kind.title), \($0.day.iso)" }
    return
      ([
        profile == nil ? "No subject was asked for." : nil,
        origin.map { "Study day: day 1 is \($0); there is no day 0." },
        "Records count by their own date up to the cut-off; undated ones always count and stand last.",
        "Sums are of target lesions, in mm, where every one was measured; the change from the nadir is "
          + "from the smallest sum before, baseline included.",
        "Derived: RECIST 1.1 over the lesions, with the entered response of non-targets; compared "
          + "with what was entered on the same day.",
        "Related: to any treatment; without a value where relatedness is missing for every one.",
      ].compactMap { $0 }) + accessNotes
      + cohort.armNotes(showsArms: cohort.gate.access == .byArm)
  }

  private var accessNotes: [String] {
    guard let closed = profile?.closed, cohort.gate.isBlinding else { return [] }
    if closed.hidesTreatment {
      return [
        "Treatment, local treatment, irradiation and relatedness to one modality are \(closed.word)."
      ]
    }
    return [
      "The study is open label: this one subject's treatment is shown, and tells the arm. "
        + "The arm itself is closed under \(closed.access.title) access."
    ]
  }

  private var demographics: ReportTable {
    record(
      "demographics", "Subject",
      [
        .text("subject", "Subject") { $0.person.id },
        .text("site", "Site") { $0.person.site },
        .text("plannedArm", "Planned arm") { $0.person.plannedArm },
        .text("actualArm", "Actual arm") { $0.person.actualArm },
        .integer("age", "Age") { $0.person.age },
        .text("sex", "Sex") { $0.person.sex?.rawValue },
        .integer("ecog", "ECOG") { $0.person.ecog },
        .text("histology", "Histology") { $0.person.histology },
        .text("stratum", "Stratum") { $0.person.stratum },
        .integer("metastases", "Metastases") { $0.person.metastases },
        .decimal("maximumDiameter", "Largest diameter", unit: "mm") { $0.person.maximumDiameter },
        .text("covariates", "Other baseline values") { profile in
          let values = profile.person.covariates.map { "\($0.name) \($0.value)" }
          return values.isEmpty ? nil : values.joined(separator: ", ")
        },
        .text("screenStatus", "Screening") { $0.person.screenStatus?.rawValue },
        .text("screenFailureReason", "Reason of failure") { $0.person.screenFailureReason },
        .date("consentedOn", "Consented") { $0.person.consentedOn },
        .date("randomisedOn", "Randomised") { $0.person.randomisedOn },
        .date("firstTreatmentOn", "First treatment") { $0.person.firstTreatmentOn },
        .text("dayOne", "Day 1") { $0.origin?.kind.title },
      ])
  }

  private func record(
    _ id: String, _ title: String, _ fields: [ReportField<SubjectProfile>]
  ) -> ReportTable {
    profile.map { ReportTable(id, title, of: $0, record: fields) }
      ?? ReportTable(id, title, of: [], fields: fields)
  }

  /// The study day of a date, for fields of rows.
  private func day(_ date: Day?) -> Int? {
    date.flatMap { profile?.studyDay($0) }
  }

  private var treatments: ReportTable {
    ReportTable(
      "treatments", "Treatments", of: profile?.treatments ?? [],
      fields: [
        .date("start", "Start") { $0.start },
        .integer("startDay", "Day") { day($0.start) },
        .date("end", "End") { $0.end },
        .text("kind", "Kind") { $0.kind?.title },
        .text("agent", "Agent") { $0.agent },
        .integer("cycle", "Cycle") { $0.cycle },
        .decimal("dose", "Dose") { $0.dose },
        .text("unit", "Unit") { $0.unit },
        .text("lesion", "Lesion") { $0.lesion },
        .flag("modified", "Modified") { $0.isModified },
      ])
  }

  /// A scan with one of its assessments; a scan without any is a row too.
  private struct AssessmentRow: Sendable {
    let scan: SubjectProfile.Scan
    let entered: SubjectProfile.Scan.Assessment?
  }

  private var assessments: ReportTable {
    let rows = (profile?.scans ?? []).flatMap { scan in
      scan.assessments.isEmpty
        ? [AssessmentRow(scan: scan, entered: nil)]
        : scan.assessments.map { AssessmentRow(scan: scan, entered: $0) }
    }
    return ReportTable(
      "assessments", "Tumour assessments", of: rows,
      fields: [
        .date("date", "Date") { $0.scan.day },
        .integer("day", "Day") { day($0.scan.day) },
        .flag("baseline", "Baseline") { $0.scan.isBaseline },
        .text("visit", "Visit") { $0.entered?.visit },
        .text("evaluator", "Evaluator") { $0.entered?.evaluator },
        .decimal("sum", "Sum", unit: "mm") { $0.scan.sum },
        .decimal("changeFromBaseline", "Change from baseline", unit: "%") {
          $0.scan.changeFromBaseline
        },
        .decimal("changeFromNadir", "Change from nadir", unit: "%") { $0.scan.changeFromNadir },
        .text("target", "Targets") { $0.entered?.target?.abbreviation },
        .text("nonTarget", "Non-targets") { $0.entered?.nonTarget?.abbreviation },
        .flag("newLesion", "New lesion") { $0.entered?.newLesion },
        .text("overall", "Overall") { $0.entered?.overall?.abbreviation },
        .text("derived", "By the lesions") { $0.scan.derived?.abbreviation },
        .flag("disagrees", "Disagrees") { row in
          guard let overall = row.entered?.overall, let derived = row.scan.derived else {
            return nil
          }
          return overall != derived
        },
      ])
  }

  private var adverseEvents: ReportTable {
    ReportTable(
      "adverseEvents", "Adverse events", of: profile?.adverseEvents ?? [],
      fields: [
        .date("start", "Start") { $0.start },
        .integer("onsetDay", "Onset day") { $0.onsetDay },
        .flag("startImputed", "From a partial date") { $0.isStartImputed },
        .date("end", "End") { $0.end },
        .flag("ongoing", "Ongoing") { $0.isOngoing },
        .integer("duration", "Duration", unit: "days") { $0.duration },
        .text("term", "Term") { $0.term },
        .text("reportedTerm", "As reported") { $0.verbatim },
        .text("systemOrganClass", "Organ class") { $0.systemOrganClass },
        .integer("grade", "Grade") { $0.grade?.rawValue },
        .flag("serious", "Serious") { $0.isSerious },
        .text("seriousness", "Criterion") { $0.seriousness },
        .flag("related", "Related") { $0.isRelated },
        .text("relatedToImmunotherapy", "To immunotherapy") {
          $0.relatedToImmunotherapy?.rawValue
        },
        .text("relatedToChemotherapy", "To chemotherapy") { $0.relatedToChemotherapy?.rawValue },
        .text("relatedToLocalTreatment", "To local treatment") {
          $0.relatedToLocalTreatment?.rawValue
        },
        .flag("immuneRelated", "Immune-related") { $0.isImmuneRelated },
        .text("action", "Action") { $0.action?.title },
        .text("outcome", "Outcome") { $0.outcome?.title },
      ])
  }
}
