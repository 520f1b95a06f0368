import CohortModel
import Reports
import Terminal

/// Something that the palette can do.
struct PaletteEntry: Sendable {
  enum Action: Hashable, Sendable {
    case command(Command)
    case endpoint(Int)
    case analysisSet(SetChoice)
    case adverseEventClass(AdverseEventClass)
    case safetyView(SafetyView)
    case listing(ListingKind)
  }

  let action: Action
  /// In kebab case, as the configuration names commands.
  let name: String
  let title: String
  var keys: [Key] = []
}

extension DashboardState {
  /// Everything that means something on this page, and every view that can be gone to.
  var paletteEntries: [PaletteEntry] {
    let commands = keymap.bindings.filter { $0.command != .palette && $0.applies(to: page) }
    let order: [CommandGroup] = [.page, .time, .files, .program, .moving]
    return order.flatMap { group in
      commands.filter { $0.command.group == group }.map(PaletteEntry.init)
    } + endpointEntries + setEntries + safetyEntries + listingEntries
  }

  private var endpointEntries: [PaletteEntry] {
    endpointTitles.enumerated().map { index, title in
      PaletteEntry(
        action: .endpoint(index), name: "endpoint-\(index + 1)", title: "Endpoint: \(title)")
    }
  }

  private var setEntries: [PaletteEntry] {
    guard keymap.bindings.contains(where: { $0.command == .analysisSet && $0.applies(to: page) })
    else { return [] }
    return SetChoice.allCases.compactMap { choice in
      switch choice {
      case .own: entry(choice, "own", "the page's own")
      case .treated: study.isRandomised ? entry(choice, "treated", "the treated") : nil
      case .matched: study.matching != nil ? entry(choice, "matched", "the matched pairs") : nil
      }
    }
  }

  private func entry(_ choice: SetChoice, _ name: String, _ title: String) -> PaletteEntry {
    PaletteEntry(
      action: .analysisSet(choice), name: "analysis-set-\(name)", title: "Analysis set: \(title)")
  }

  private var safetyEntries: [PaletteEntry] {
    SafetyView.allCases.map { view in
      PaletteEntry(
        action: .safetyView(view), name: "safety-view-\(view.rawValue.kebabCase)",
        title: "Safety: \(view.title)")
    }
      + AdverseEventClass.available(in: cohort).map { kind in
        PaletteEntry(
          action: .adverseEventClass(kind),
          name: "adverse-event-class-\(kind.rawValue.kebabCase)",
          title: "Type of adverse event: \(kind.title)")
      }
  }

  private var listingEntries: [PaletteEntry] {
    ListingKind.allCases.filter { $0 != .subjects }.map { kind in
      PaletteEntry(
        action: .listing(kind), name: "listing-\(kind.rawValue.kebabCase)",
        title: "Listing: \(kind.title.lowercased())")
    }
  }
}

extension PaletteEntry {
  fileprivate init(_ binding: Binding) {
    self.init(
      action: .command(binding.command), name: binding.command.name, title: binding.help,
      keys: binding.keys)
  }
}

extension SafetyView {
  fileprivate var title: String {
    switch self {
    case .grades: "worst grades per subject"
    case .byArm: "by arm"
    case .overview: "overview of adverse events"
    case .rates: "rates by exposure"
    case .onset: "onset, duration and resolution"
    case .cycles: "by treatment cycle"
    case .incidence: "cumulative incidence"
    case .deaths: "deaths and their causes"
    case .dose: "dose intensity"
    case .toxicity: "monitoring of toxicity"
    }
  }
}

extension String {
  /// `byArm` as `by-arm`.
  fileprivate var kebabCase: String {
    reduce(into: "") { text, character in
      text += character.isUppercase ? "-" + character.lowercased() : String(character)
    }
  }
}
