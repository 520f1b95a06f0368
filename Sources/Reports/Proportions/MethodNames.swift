package import Statistics

extension ProportionDifference.Method {
  package var title: String {
    switch self {
    case .newcombe: "Newcombe hybrid score"
    case .newcombeContinuityCorrected: "Newcombe hybrid score with continuity correction"
    case .miettinenNurminen: "Miettinen–Nurminen score"
    case .wald: "Wald"
    case .waldContinuityCorrected: "Wald with continuity correction"
    }
  }
}
