/// Best response of one subject's lesions outside the irradiated field (definitions.md,
/// *ARR/ACR*): RECIST 1.1 over those lesions alone.
///
/// A lesion is irradiated if any of its rows by the cut-off says so. The first day of radiotherapy
/// is the origin; each lesion's last row up to and on it is the baseline. A new lesion is
/// progression unless its row says that it lies in the field. A new lesion that the assessment
/// tells of without a row of its own has no known place and counts as outside. Lesions that are no
/// targets, or have no diameter at baseline, only keep a response from being complete until they
/// are measured as gone: rows of lesions do not tell their unequivocal progression.
///
/// Scans count up to and with the first progression, of these lesions or overall. The rules of
/// `DerivedResponse` choose the best: confirmation if the study asks for it, stable disease from
/// `minimumStableDays` after the origin.
package struct AbscopalResponse: Equatable, Sendable {
  /// Why there is nothing to evaluate; the subject is a non-responder all the same.
  package enum Gap: String, CaseIterable, Sendable {
    /// No dated radiotherapy of a lesion by the cut-off.
    case noRadiotherapy
    /// Every lesion of the baseline was irradiated, or there is no baseline.
    case noLesionOutside
    /// No later scan that tells, or stable disease too early to count.
    case noEvaluation
  }

  /// Never `missing`: what cannot be evaluated is `notEvaluable`.
  package let best: BestOverallResponse
  /// nil where `best` is a response or progression.
  package let gap: Gap?

  package init(best: BestOverallResponse, gap: Gap?) {
    self.best = best
    self.gap = gap
  }
}

extension Cohort {
  /// Whether the study reports it, some lesion is marked as irradiated by the cut-off, and the gate
  /// lets that be seen.
  package var hasAbscopalResponse: Bool {
    let lesions = data.lesions
    return study.response.reportsAbscopal == true && gate.permitsIrradiation
      && lesions.subject.indices.contains { lesions.isIrradiated[$0] == true && isByCutOff($0) }
  }

  package func abscopalResponse(of subject: Int) -> AbscopalResponse {
    let irradiated = IrradiatedLesions(self, of: subject)
    guard let origin = radiotherapyOn(subject, irradiated) else {
      return AbscopalResponse(missing: .noRadiotherapy)
    }
    var lesions = OutOfFieldLesions()
    for row in lesionRows(of: subject) {
      guard let lesion = data.lesions.lesion.code(row), let day = data.lesions.date[row],
        day <= origin, !irradiated.codes.contains(lesion)
      else { continue }
      lesions.setBaseline(data.lesions.reading(row, of: lesion))
    }
    guard !lesions.isEmpty else { return AbscopalResponse(missing: .noLesionOutside) }
    let timeline = abscopalTimeline(of: subject, lesions, irradiated, from: origin)
    return AbscopalResponse(DerivedResponse(timeline, rules: study.response).best)
  }

  private func abscopalTimeline(
    of subject: Int, _ lesions: OutOfFieldLesions, _ irradiated: IrradiatedLesions, from origin: Day
  ) -> ResponseTimeline {
    let end = responses(of: subject, from: origin).firstProgression ?? cutOff
    let unplaced = unplacedNewLesions(of: subject, from: origin)
    var scans: [Day: [LesionReading]] = [:]
    for day in unplaced { scans[day] = [] }
    for row in lesionRows(of: subject) {
      guard let lesion = data.lesions.lesion.code(row), let day = data.lesions.date[row],
        day > origin, !irradiated.codes.contains(lesion)
      else { continue }
      scans[day, default: []].append(data.lesions.reading(row, of: lesion))
    }
    var timeline = ResponseTimeline(origin: origin, capacity: scans.count)
    var evaluation = lesions.evaluation
    for (day, readings) in scans.sorted(by: { $0.key < $1.key }) where day <= end {
      let response = lesions.response(
        to: readings, with: &evaluation, newElsewhere: unplaced.contains(day))
      timeline.add(response, on: day)
    }
    return timeline
  }

  /// Days of assessments with a new lesion for which no row of a new lesion stands by then.
  private func unplacedNewLesions(of subject: Int, from origin: Day) -> Set<Day> {
    let assessments = data.assessments
    let wanted = study.response.evaluatorCode(in: assessments.evaluator)
    let placed = lesionRows(of: subject)
      .filter { data.lesions.type[$0] == .new }
      .compactMap { data.lesions.date[$0] }.min()
    let days = assessments.rows[subject].compactMap { row -> Day? in
      guard assessments.newLesion[row] == true, let day = assessments.date[row], day > origin,
        day <= cutOff, wanted.admits(assessments.evaluator.code(row)),
        placed.map({ day < $0 }) ?? true
      else { return nil }
      return day
    }
    return Set(days)
  }

  /// Dated rows by the cut-off, in order of day.
  private func lesionRows(of subject: Int) -> [Int] {
    data.lesions.rows[subject].filter { isByCutOff($0) }
  }

  private func isByCutOff(_ lesionRow: Int) -> Bool {
    data.lesions.date[lesionRow].map { $0 <= cutOff } ?? false
  }

  /// The first day of radiotherapy to a lesion that is marked as irradiated.
  private func radiotherapyOn(_ subject: Int, _ irradiated: IrradiatedLesions) -> Day? {
    guard !irradiated.codes.isEmpty else { return nil }
    let treatments = data.treatments
    let courses = treatments.rows[subject]
      .filter { treatments.kind[$0] == .radiotherapy }
      .compactMap { treatments.start[$0] }
    return byCutOff((courses + irradiated.days).min())
  }
}

extension AbscopalResponse {
  fileprivate init(missing gap: Gap) {
    self.init(best: .notEvaluable, gap: gap)
  }

  fileprivate init(_ best: BestOverallResponse) {
    let isKnown = best != .missing && best != .notEvaluable
    self.init(best: isKnown ? best : .notEvaluable, gap: isKnown ? nil : .noEvaluation)
  }
}

extension AccessGate {
  /// Which lesions were irradiated tells the arm.
  fileprivate var permitsIrradiation: Bool {
    Lesion.fields.contains { $0.name == "isIrradiated" && permits($0) }
  }
}

/// The lesions of a subject that some row by the cut-off marks as irradiated, by code.
private struct IrradiatedLesions {
  private(set) var codes: Set<Int> = []
  /// Days of their local treatment, as far as they are stated.
  private(set) var days: [Day] = []

  init(_ cohort: Cohort, of subject: Int) {
    let lesions = cohort.data.lesions
    for row in lesions.rows[subject] where lesions.isIrradiated[row] == true {
      guard let day = lesions.date[row], day <= cohort.cutOff else { continue }
      if let code = lesions.lesion.code(row) { codes.insert(code) }
      if let treated = lesions.localTreatmentOn[row] { days.append(treated) }
    }
  }
}
