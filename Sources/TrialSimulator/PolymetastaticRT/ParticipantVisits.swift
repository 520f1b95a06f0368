import CohortModel

/// What was seen when: scans with their lesions, and visits.
extension PolymetastaticRT.ParticipantRecords {
  func assessment(_ scan: Scan) -> TumourAssessment {
    scan.assessment(of: participant.id, visit: PolymetastaticRT.Scans.visit(scan.number))
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
    let course = therapy.radiotherapy.first {
      $0.lesion == measure.lesion && $0.startedOn <= date
    }
    return measure.record(
      of: participant.id, on: date, treatment: course.map { (.radiotherapy, $0.startedOn) })
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
