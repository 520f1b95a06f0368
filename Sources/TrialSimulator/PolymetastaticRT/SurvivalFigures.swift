import Statistics

extension PolymetastaticRT {
  /// Medians and hazard ratios as the rest of the program computes them.
  struct SurvivalFigures {
    private let subjects: [Survival]

    init(_ subjects: [Survival]) {
      self.subjects = subjects
    }

    var arePrinted: Bool {
      isPrinted(subjects, Targets.before)
        && isPrinted(subjects.filter(\.stratum.isMatched), Targets.after)
    }

    private func isPrinted(_ subjects: [Survival], _ printed: Targets.Survival) -> Bool {
      let medians = [true, false].map { median(subjects, isIrradiated: $0) }
      return zip(medians + comparison(subjects), printed.medians + printed.comparison)
        .allSatisfy { $1.loss(of: $0) == 0 }
    }

    private func median(_ subjects: [Survival], isIrradiated: Bool) -> Double? {
      let times = subjects.filter { $0.stratum.isIrradiated == isIrradiated }.map {
        EventTime(time: Int32($0.days), kind: $0.isDead ? .event : .censored)
      }
      return KaplanMeier(times).median.estimate.map { $0 / 30.4375 }
    }

    private func comparison(_ subjects: [Survival]) -> [Double?] {
      let arm = Covariate(
        name: "arm", values: .numeric(subjects.map { $0.stratum.isIrradiated ? 1 : 0 }))
      let data = CoxData(
        times: subjects.map { Double($0.days) }, events: subjects.map(\.isDead),
        design: DesignMatrix([arm], rows: subjects.count))
      let term = CoxModel(data).fit?.terms.first
      return [term?.hazardRatio, term?.lower, term?.upper, term?.pValue]
    }
  }
}
