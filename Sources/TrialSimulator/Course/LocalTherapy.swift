import CohortModel

/// One local treatment of one lesion.
struct LocalTreatment: Sendable {
  var lesion: String
  var organ: Organ
  var kind: TreatmentKind
  var agent: String
  var dose: Double?
  var startedOn: Day
  var endedOn: Day
}

/// Radiotherapy, surgery and ablation of the metastases, several ways in one subject allowed.
struct LocalTherapy: Sendable {
  var treatments: [LocalTreatment] = []
  /// Planned lung volume that receives 20 Gy, in percent; only with radiotherapy of the chest.
  var lungV20: Double?

  var startedOn: Day? { treatments.map(\.startedOn).min() }

  func treatment(of lesion: String) -> LocalTreatment? {
    treatments.first { $0.lesion == lesion }
  }

  static func draw(
    _ baseline: Baseline, _ course: DiseaseCourse, progressionFoundOn: Day?, seed: UInt64,
    index: Int
  ) -> LocalTherapy {
    var random = Xoshiro256(seed: seed, purpose: .localTherapy, index: index)
    guard let first = course.firstTreatmentOn else { return LocalTherapy() }
    var day = ClinicCalendar.onOrAfter(
      first + 30 + min(58, Int(random.gamma(shape: 4, mean: 26))))
    // What has begun is finished even where a scan then finds progression.
    let lastStart = progressionFoundOn.map { $0 - 2 } ?? course.lastContact
    let end = min(course.lastContact, course.fatalEvent?.startedOn ?? course.diedOn)
    var therapy = LocalTherapy()
    for lesion in treatable(baseline) {
      let isTreated = therapy.treatments.isEmpty || random.chance(0.93)
      let treatment = treat(lesion, from: day, &random)
      guard isTreated, treatment.startedOn < lastStart, treatment.endedOn < end else { continue }
      therapy.treatments.append(treatment)
      // Lesions are irradiated side by side, operations follow one another.
      if treatment.kind != .radiotherapy { day = ClinicCalendar.onOrAfter(treatment.endedOn + 7) }
    }
    therapy.treatments.sort { ($0.startedOn, $0.lesion) < ($1.startedOn, $1.lesion) }
    if therapy.irradiatesChest(&random) {
      therapy.lungV20 = min(24.6, max(3, (random.normal(mean: 15.5, sd: 4.2) * 10).rounded() / 10))
    }
    return therapy
  }

  /// Nothing begins any more on or after a day.
  mutating func stop(before day: Day) {
    treatments.removeAll { $0.startedOn >= day }
    if !treatments.contains(where: { $0.kind == .radiotherapy }) { lungV20 = nil }
  }

  /// An oesophagus that had its full dose before is not irradiated again.
  private static func treatable(_ baseline: Baseline) -> [BaselineLesion] {
    baseline.lesions.filter {
      $0.isMetastasis || baseline.priorTreatment != .chemoradiotherapy
    }
  }

  private func irradiatesChest(_ random: inout Xoshiro256) -> Bool {
    let chestNode = random.chance(0.55)
    return treatments.contains { treatment in
      guard treatment.kind == .radiotherapy else { return false }
      return treatment.organ == .lung || treatment.organ == .oesophagus
        || treatment.organ == .lymphNode && chestNode
    }
  }

  private static func treat(
    _ lesion: BaselineLesion, from day: Day, _ random: inout Xoshiro256
  ) -> LocalTreatment {
    let (kind, agent, dose, days) = method(for: lesion.organ, &random)
    return LocalTreatment(
      lesion: lesion.id, organ: lesion.organ, kind: kind, agent: agent, dose: dose,
      startedOn: day, endedOn: ClinicCalendar.end(of: days, from: day))
  }

  /// `days` counts the open days from first to last.
  private typealias Method = (kind: TreatmentKind, agent: String, dose: Double?, days: Int)

  private static let stereotactic: [(Method, Double)] = [
    ((.radiotherapy, "SBRT 30 Gy/5", 30, 5), 30), ((.radiotherapy, "SBRT 50 Gy/5", 50, 9), 30),
    ((.radiotherapy, "SBRT 48 Gy/4", 48, 7), 12),
  ]
  private static let conventional: [(Method, Double)] = [
    ((.radiotherapy, "IMRT 50 Gy/25", 50, 25), 45),
    ((.radiotherapy, "IMRT 50.4 Gy/28", 50.4, 28), 35),
    ((.radiotherapy, "IMRT 60 Gy/30", 60, 30), 12),
  ]

  private static func method(for organ: Organ, _ random: inout Xoshiro256) -> Method {
    switch organ {
    case .lung:
      random.pick(
        stereotactic + [
          ((.surgery, "wedge resection", nil, 1), 12),
          ((.ablation, "microwave ablation", nil, 1), 12),
        ])
    case .liver:
      random.pick(
        stereotactic + [
          ((.ablation, "radiofrequency ablation", nil, 1), 22),
          ((.ablation, "microwave ablation", nil, 1), 14),
          ((.surgery, "partial hepatectomy", nil, 1), 8),
        ])
    case .lymphNode:
      random.pick(conventional + [((.surgery, "lymph node dissection", nil, 1), 10)])
    case .oesophagus, .softTissue: random.pick(conventional)
    case .adrenal: random.pick(stereotactic + [((.surgery, "adrenalectomy", nil, 1), 20)])
    case .bone, .pleura, .peritoneum:
      random.pick([
        ((.radiotherapy, "SBRT 27 Gy/3", 27, 5), 40),
        ((.radiotherapy, "IMRT 30 Gy/10", 30, 10), 60),
      ])
    }
  }
}
