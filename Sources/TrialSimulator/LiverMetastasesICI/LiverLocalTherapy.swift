import CohortModel

extension LiverMember {
  /// Ablation, radiotherapy or resection of one or two metastases of the liver, and of nothing
  /// else; none where the course has no local therapy.
  func localTreatments(_ random: inout Xoshiro256) -> [LocalTreatment] {
    guard let offset = course.localOn else { return [] }
    let method = random.pick(methods)
    let treatsTwo = random.chance(0.4)
    return baseline.lesions.filter { $0.organ == .liver && $0.type == .target }
      .prefix(treatsTwo ? 2 : 1)
      .map { lesion in
        LocalTreatment(
          lesion: lesion.id, organ: .liver, kind: method.kind, agent: method.agent,
          dose: method.dose, startedOn: day(offset),
          endedOn: ClinicCalendar.end(of: method.days, from: day(offset)))
      }
  }

  private typealias Method = (kind: TreatmentKind, agent: String, dose: Double?, days: Int)

  /// Only a disease that answers is resected.
  private var methods: [(Method, Double)] {
    [
      ((.ablation, "radiofrequency ablation", nil, 1), 32),
      ((.ablation, "microwave ablation", nil, 1), 28),
      ((.radiotherapy, "SBRT 50 Gy/5", 50, 5), 20), ((.radiotherapy, "SBRT 40 Gy/5", 40, 5), 12),
      ((.surgery, "partial hepatectomy", nil, 1), isResponder ? 8 : 0),
    ]
  }
}
