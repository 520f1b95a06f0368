package import CohortModel

extension AcuteLateSummary.Origin {
  package var title: String {
    switch self {
    case .firstTreatment: "first treatment"
    case .radiotherapy: "start of radiotherapy"
    }
  }

  /// The title where room is short.
  package var shortTitle: String { self == .radiotherapy ? "start of RT" : title }
}

extension AcuteLateAnswer {
  /// Why there are no numbers; nil where there are.
  package func refusal(_ access: Access) -> String? {
    switch self {
    case .counted: nil
    case .closed: "closed under \(access.title) access: it tells who had radiotherapy"
    }
  }
}
