/// A record of any table, as it streams from a file, a simulator or a feed into a store.
package enum AnyRecord: Hashable, Sendable {
  case site(Site)
  case subject(Subject)
  case treatment(Treatment)
  case assessment(TumourAssessment)
  case lesion(Lesion)
  case adverseEvent(AdverseEvent)
  case symptom(SymptomScore)
  case visit(Visit)
  case deviation(ProtocolDeviation)
  case allocation(Allocation)

  package var table: TrialTable {
    switch self {
    case .site: .sites
    case .subject: .subjects
    case .treatment: .treatments
    case .assessment: .assessments
    case .lesion: .lesions
    case .adverseEvent: .adverseEvents
    case .symptom: .symptoms
    case .visit: .visits
    case .deviation: .deviations
    case .allocation: .allocations
    }
  }
}
