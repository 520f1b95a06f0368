import CohortModel

/// Drug and radiotherapy of one subject.
struct LowDoseCycles {
  static let days = 14
  private static let fractions = 5
  private static let grays = 10.0
  /// Irinotecan is given for half a year at most, camrelizumab for two years.
  private static let irinotecanCycles = 12
  private static let most = 52

  let days: [Day]
  let treatments: [Treatment]

  /// - Parameter end: the last day on which treatment may be given.
  init(
    _ fate: LowDoseFate, _ lesions: [LowDoseLesion], subject: String, until end: Day,
    _ random: inout Xoshiro256
  ) {
    var days = [fate.startedOn]
    while days.count < LowDoseCycles.most, let last = days.last {
      let delay = random.pick([(0, 80), (3, 8), (7, 12)])
      let next = ClinicCalendar.onOrAfter(last + LowDoseCycles.days + delay)
      guard next < end else { break }
      days.append(next)
    }
    self.days = days
    var treatments: [Treatment] = []
    let reducedFrom = random.chance(0.3) ? random.integer(in: 3...7) : .max
    for (index, day) in days.enumerated() {
      treatments += LowDoseCycles.drugs(index + 1, on: day, subject, reducedFrom: reducedFrom)
    }
    self.treatments =
      treatments + LowDoseCycles.radiotherapy(lesions, fate, subject, until: end)
  }

  private static func drugs(
    _ cycle: Int, on day: Day, _ subject: String, reducedFrom: Int
  ) -> [Treatment] {
    let isReduced = cycle >= reducedFrom
    let drugs = [
      Drug(name: "camrelizumab", dose: 200, unit: "mg"),
      Drug(name: "irinotecan", dose: isReduced ? 120 : 150, unit: "mg/m2"),
    ]
    return drugs.prefix(cycle > irinotecanCycles ? 1 : 2).enumerated().map { index, drug in
      var treatment = Treatment()
      treatment.subject = subject
      treatment.treatment = "C" + cycle.padded(to: 2) + "-" + String(index + 1)
      treatment.start = PartialDate(day)
      treatment.end = PartialDate(day)
      treatment.kind = .systemic
      treatment.agent = drug.name
      treatment.cycle = cycle
      treatment.dose = drug.dose
      treatment.unit = drug.unit
      treatment.isModified = index == 1 && isReduced
      return treatment
    }
  }

  private static func radiotherapy(
    _ lesions: [LowDoseLesion], _ fate: LowDoseFate, _ subject: String, until end: Day
  ) -> [Treatment] {
    let last = min(end, ClinicCalendar.end(of: fractions, from: fate.startedOn))
    return lesions.filter(\.isIrradiated).enumerated().map { index, lesion in
      var treatment = Treatment()
      treatment.subject = subject
      treatment.treatment = "RT" + (index + 1).padded(to: 2)
      treatment.start = PartialDate(fate.startedOn)
      treatment.end = PartialDate(last)
      treatment.kind = .radiotherapy
      treatment.agent = "low-dose radiotherapy"
      treatment.dose = grays
      treatment.unit = "Gy"
      treatment.lesion = lesion.lesion.id
      return treatment
    }
  }
}
