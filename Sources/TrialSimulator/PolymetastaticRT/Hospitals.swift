import CohortModel

extension PolymetastaticRT {
  /// Twenty hospitals, one of which sees a fifth of the subjects.
  enum Hospitals {
    static let count = 20

    static let codes = (0..<count).map { HospitalNames.code($0, of: count) }

    static func sites() -> [Site] {
      (0..<count).map { index in
        var site = Site()
        site.site = codes[index]
        site.name = HospitalNames.name(index)
        site.country = "CN"
        site.activated = PartialDate(FollowUp.firstDay - 1)
        return site
      }
    }

    static func writesChinese(_ site: Int) -> Bool { site % 2 == 0 }

    /// Gives each participant a hospital and a number in it, in the order of consent.
    static func enrol(_ participants: inout [Participant], seed: UInt64) {
      var random = Xoshiro256(seed: seed, purpose: .sites)
      let weights = (0..<count).map { index in
        index == 0 ? 5 : 0.4 + random.gamma(shape: 2, mean: 0.6)
      }
      var numbers = Array(repeating: 0, count: count)
      for index in participants.indices {
        // Each hospital has somebody.
        let site = index < count ? index : random.category(weights)
        numbers[site] += 1
        participants[index].site = site
        participants[index].id = codes[site] + "-" + numbers[site].padded(to: 3)
      }
    }
  }
}
