import CohortModel

/// What was seen when: scans with their lesions, and visits.
extension PolymetastaticRT.ParticipantRecords {
  func assessment(_ scan: Scan) -> TumourAssessment {
    var assessment = TumourAssessment()
    assessment.subject = participant.id
    assessment.date = scan.date.map { PartialDate($0) }
    assessment.visit = PolymetastaticRT.Scans.visit(scan.number)
    assessment.evaluator = "investigator"
    assessment.target = scan.target
    assessment.nonTarget = scan.nonTarget
    assessment.newLesion = scan.newLesion
    assessment.overall = scan.overall
    assessment.criteria = "RECIST 1.1"
    return assessment
  }

  /// All metastases and the primary; the scans that follow measure the targets alone.
  var baselineLesions: [Lesion] {
    burden.lesions.map { lesion in
      let isMeasured = lesion.isMetastasis && lesion.organ != .bone
      return row(
        LesionMeasure(
          lesion: lesion.id, type: lesion.type, organ: lesion.organ,
          diameter: isMeasured ? lesion.diameter : nil),
        on: baselineOn)
    }
  }

  func lesions(_ scan: Scan) -> [Lesion] {
    guard let date = scan.date else { return [] }
    return scan.measures.map { row($0, on: date) }
  }

  private func row(_ measure: LesionMeasure, on date: Day) -> Lesion {
    var lesion = Lesion()
    lesion.subject = participant.id
    lesion.lesion = measure.lesion
    lesion.date = PartialDate(date)
    lesion.type = measure.type
    lesion.organ = measure.organ.rawValue
    lesion.isNodal = measure.organ == .lymphNode
    lesion.diameter = measure.diameter
    lesion.isIrradiated = false
    let course = therapy.radiotherapy.first { $0.lesion == measure.lesion }
    if let course, course.startedOn <= date {
      lesion.isIrradiated = true
      lesion.localTreatment = TreatmentKind.radiotherapy.rawValue
      lesion.localTreatmentOn = PartialDate(course.startedOn)
    }
    return lesion
  }

  var visits: [Visit] {
    let atCycles = therapy.cycles.map { cycle in
      visit("Cycle " + String(cycle.number), planned: cycle.plannedOn, actual: cycle.givenOn)
    }
    let atScans = scans.map { scan in
      visit(
        PolymetastaticRT.Scans.visit(scan.number), planned: scan.plannedOn, actual: scan.date)
    }
    return atCycles + [visit("Baseline", planned: nil, actual: baselineOn)] + atScans
  }

  private func visit(_ name: String, planned: Day?, actual: Day?) -> Visit {
    var visit = Visit()
    visit.subject = participant.id
    visit.visit = name
    visit.planned = planned.map { PartialDate($0) }
    visit.actual = actual.map { PartialDate($0) }
    return visit
  }
}
