/// The pages, in the order of their tabs; the last two are drilled into and have none.
package enum Page: Int, CaseIterable, Sendable {
  case overview = 1
  case enrolment, safety, listing, response, survival, comparison
  case subjects, profile

  package static let tabs = allCases.filter { !$0.isDrilledInto }

  /// Whether it is about what was opened on another page.
  package var isDrilledInto: Bool { self == .subjects || self == .profile }

  package var title: String {
    switch self {
    case .overview: "Overview"
    case .enrolment: "Enrolment"
    case .safety: "Safety"
    case .listing: "Listing"
    case .response: "Response"
    case .survival: "Survival"
    case .comparison: "Comparison"
    case .subjects: "Subjects"
    case .profile: "Profile"
    }
  }

  /// The page's name on the command line.
  package var name: String { title.lowercased() }

  package init?(name: String) {
    guard let page = Page.tabs.first(where: { $0.name == name }) else { return nil }
    self = page
  }
}
