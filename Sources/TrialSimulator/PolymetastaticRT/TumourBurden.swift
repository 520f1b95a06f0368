import CohortModel

extension PolymetastaticRT {
  /// The lesions before treatment: all metastases, and the primary where it is in place.
  struct TumourBurden {
    let lesions: [BaselineLesion]

    var targets: [BaselineLesion] { lesions.filter { $0.type == .target } }
    var metastases: [BaselineLesion] { lesions.filter(\.isMetastasis) }

    private static let elsewhere: [(Organ, Double)] = [
      (.lymphNode, 50), (.lung, 32), (.adrenal, 7), (.softTissue, 6), (.pleura, 5),
    ]

    static func draw(_ candidate: Candidate, seed: UInt64, index: Int) -> TumourBurden {
      var random = Xoshiro256(seed: seed, purpose: .tumour, index: 1 << 32 + index)
      var organs: [Organ] = []
      if candidate.hasLiver { organs += repeatElement(.liver, count: random.integer(in: 1...3)) }
      if candidate.hasBone { organs += repeatElement(.bone, count: random.integer(in: 1...2)) }
      while organs.count < candidate.metastases {
        let organ = random.pick(elsewhere)
        if organ != .adrenal || organs.count(where: { $0 == .adrenal }) < 2 { organs.append(organ) }
      }
      var lesions = organs.map { BaselineLesion(organ: $0, diameter: size(of: $0, &random)) }
      // Somebody who is followed by scans has something to measure.
      if let index = lesions.firstIndex(where: { $0.organ != .bone }) {
        lesions[index].diameter = max(lesions[index].diameter, 20)
      }
      if candidate.hasDysphagia || random.chance(0.5) {
        lesions.append(BaselineLesion(organ: .oesophagus, diameter: 40))
      }
      return TumourBurden(lesions: BaselineLesion.selectTargets(lesions))
    }

    private static func size(of organ: Organ, _ random: inout Xoshiro256) -> Double {
      let smallest = organ == .lymphNode ? 10.0 : 7
      return min(85, smallest + random.gamma(shape: 1.8, mean: 13)).rounded()
    }
  }
}
