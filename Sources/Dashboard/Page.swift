/// The pages, in the order of their tabs.
package enum Page: Int, CaseIterable, Sendable {
  case overview = 1
  case enrolment, safety, listing, response, survival, comparison

  package var title: String {
    switch self {
    case .overview: "Overview"
    case .enrolment: "Enrolment"
    case .safety: "Safety"
    case .listing: "Listing"
    case .response: "Response"
    case .survival: "Survival"
    case .comparison: "Comparison"
    }
  }

  /// The page's name on the command line.
  package var name: String { title.lowercased() }

  package init?(name: String) {
    guard let page = Page.allCases.first(where: { $0.name == name }) else { return nil }
    self = page
  }
}
