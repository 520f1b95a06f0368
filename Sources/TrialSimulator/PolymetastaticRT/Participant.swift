import CohortModel

extension PolymetastaticRT {
  /// One subject of the cohort with all that was decided about it; rows are made of nothing else.
  struct Participant {
    let candidate: Candidate
    let survival: Survival
    /// Of the streams of random numbers.
    let index: Int
    let consentedOn: Day
    let firstTreatmentOn: Day
    var site = 0
    var id = ""
    var isFatalToxicity = false
    var isSevereToxicity = false
    var scanDays: [ScanDay] = []
    /// The last of the scans finds progression.
    var hasProgressed = false
    var response: ResponsePlan?
    var dysphagia = SymptomPlan.none
    var pain = SymptomPlan.none

    struct ScanDay {
      let number: Int
      let plannedOn: Day
      let date: Day
    }

    /// The scan from which on the response lasts until progression.
    struct ResponsePlan {
      let scan: Int
      var isComplete = false
    }

    enum SymptomPlan {
      case none, improving, lasting
    }

    var stratum: Stratum { survival.stratum }
    /// The day of death, or of the last contact.
    var endsOn: Day { firstTreatmentOn + (survival.days - 1) }
    var diedOn: Day? { survival.isDead ? endsOn : nil }
    /// The last day on which anything can be recorded of a living person.
    var lastAliveOn: Day { survival.isDead ? endsOn - 1 : endsOn }
    var progressedOn: Day? { hasProgressed ? scanDays.last?.date : nil }
    /// Scans without progression.
    var controlledScans: Int { scanDays.count - (hasProgressed ? 1 : 0) }
  }

  /// Who lives how long: within a stratum, who has the worse prognosis tends to die earlier.
  enum Assignment {
    static func participants(
      _ cohort: MatchedCohort, _ survivals: [Survival], seed: UInt64
    ) -> [Participant] {
      var random = Xoshiro256(seed: seed, purpose: .randomisation)
      let strata = cohort.strata
      var participants: [Participant] = []
      for stratum in Stratum.allCases {
        let risks = cohort.candidates.map { $0.prognosis + random.normal(sd: 0.6) }
        let people = strata.indices.filter { strata[$0] == stratum }.sorted {
          risks[$0] > risks[$1]
        }
        let slots = survivals.filter { $0.stratum == stratum }.sorted { $0.rank < $1.rank }
        for (person, survival) in zip(people, slots) {
          let first = firstDay(survival, &random)
          participants.append(
            Participant(
              candidate: cohort.candidates[person], survival: survival, index: person,
              consentedOn: consent(before: first, &random), firstTreatmentOn: first))
        }
      }
      return participants.sorted {
        ($0.consentedOn, $0.index) < ($1.consentedOn, $1.index)
      }
    }

    private static func consent(before first: Day, _ random: inout Xoshiro256) -> Day {
      let day = ClinicCalendar.onOrBefore(first - random.integer(in: 4...14))
      return max(day, FollowUp.firstDay)
    }

    /// An open day; whoever lives at the cut was seen on an open day in the weeks before it.
    private static func firstDay(_ survival: Survival, _ random: inout Xoshiro256) -> Day {
      guard !survival.isDead, !survival.isLost else {
        return ClinicCalendar.onOrBefore(FollowUp.cutOff - survival.potential)
      }
      let contacts = (2...30).map { FollowUp.cutOff - $0 }.filter { contact in
        ClinicCalendar.isOpen(contact) && ClinicCalendar.isOpen(contact - (survival.days - 1))
      }
      let contact = contacts.isEmpty ? FollowUp.cutOff - 10 : random.element(of: contacts)
      return contact - (survival.days - 1)
    }
  }
}

extension PolymetastaticRT.Survival {
  /// Survivors stand after those who died at the same time.
  fileprivate var rank: Int { days + (isDead ? 0 : 250) }
}
