import CohortModel
import Reports

/// What an item says beside its title and its numbers.
extension ProfileDetail {
  var notes: [String] {
    let words = parts.compactMap { $0 }
    return words.isEmpty ? [] : [words.joined(separator: " · ")]
  }

  private var parts: [String?] {
    switch item.source {
    case .milestone(let milestone, _): milestoneParts(milestone)
    case .treatment(let item): treatmentParts(item)
    case .score: []
    case .deviation(let item): [importance(item.isImportant), item.description]
    case .missedVisit: ["planned, and no day on which it was made"]
    case .reading(_, let reading):
      [
        reading.type.map(\.title) ?? "type not stated", reading.organ,
        reading.isIrradiated == true ? "irradiated" : nil,
        profile.closed.contains(.lesions, "isIrradiated") ? "irradiation closed" : nil,
      ]
    case .assessment(let scan, let item): assessmentParts(scan, item)
    case .event(let event): eventParts(event)
    }
  }

  private func milestoneParts(_ milestone: ProfileItem.Milestone) -> [String?] {
    let fate = profile.fate
    return switch milestone {
    case .consent, .randomisation, .newTherapy: []
    case .lastTreatment: ["reason to end: \(fate.endOfTreatmentReason ?? "not stated")"]
    case .offStudy: ["reason: \(fate.endOfStudyReason ?? "not stated")"]
    case .death:
      [
        "cause: \(fate.causeOfDeath ?? "not stated")",
        fate.isDeathImputed ? "from a partial date" : nil,
      ]
    case .lastKnownAlive: ["last day known alive by the cut-off"]
    }
  }

  private func treatmentParts(_ item: SubjectProfile.Administration) -> [String?] {
    [
      item.kind?.title ?? "kind not stated", item.cycle.map { "cycle \($0)" },
      item.lesion.map { "lesion \($0)" },
      item.end.flatMap { $0 == item.start ? nil : "until \(profile.dated($0))" },
      item.isModified == true ? "modified" : nil,
      item.reference.table == .lesions ? "told by the lesion's record alone" : nil,
    ]
  }

  private func assessmentParts(
    _ scan: SubjectProfile.Scan, _ item: SubjectProfile.Scan.Assessment
  ) -> [String?] {
    [
      item.visit, item.evaluator.map { "evaluator \($0)" },
      item.target.map { "targets \($0.abbreviation)" },
      item.nonTarget.map { "non-targets \($0.abbreviation)" },
      item.newLesion == true ? "new lesion" : nil,
      scan.disagreeing.contains(item)
        ? "DISAGREES: entered \(item.overall?.abbreviation ?? ""), the lesions give "
          + "\(scan.derived?.abbreviation ?? "")" : nil,
    ]
  }

  private func eventParts(_ event: SubjectProfile.Event) -> [String?] {
    let end = event.end.map { "until \($0.iso)" }
    return [
      event.verbatim == event.term ? nil : event.verbatim.map { "reported as \($0)" },
      event.start == nil ? "start not stated" : nil,
      event.isStartImputed ? "start from a partial date" : nil,
      end ?? (event.isOngoing ? "ongoing" : "end not stated"),
      event.start != nil && event.end != nil && event.duration == nil
        ? "ENDS BEFORE IT STARTS" : nil,
      serious(event), related(event), event.isImmuneRelated == true ? "immune-related" : nil,
      event.action.map { "action: \($0.title)" } ?? "action not stated",
      event.outcome.map { "outcome: \($0.title)" } ?? "outcome not stated",
    ]
  }

  private func serious(_ event: SubjectProfile.Event) -> String {
    switch event.isSerious {
    case true?: "SERIOUS: \(event.seriousness ?? "criterion not stated")"
    case false?: "not serious"
    case nil: "seriousness not stated"
    }
  }

  private func related(_ event: SubjectProfile.Event) -> String {
    let any =
      switch event.isRelated {
      case true?: "related"
      case false?: "not related"
      case nil: "relatedness not stated"
      }
    let parts: [(String, Relatedness?)] = [
      ("immunotherapy", event.relatedToImmunotherapy),
      ("chemotherapy", event.relatedToChemotherapy),
      ("local treatment", event.relatedToLocalTreatment),
    ]
    if profile.closed.contains(.adverseEvents, "relatedToLocalTreatment") {
      return any + " (to which part: closed)"
    }
    let words = parts.compactMap { name, value in value.map { "\(name): \($0.title)" } }
    return words.isEmpty ? any : "\(any) (\(words.joined(separator: ", ")))"
  }

  private func importance(_ isImportant: Bool?) -> String {
    switch isImportant {
    case true?: "IMPORTANT"
    case false?: "not important"
    case nil: "importance not stated"
    }
  }
}

extension LesionType {
  fileprivate var title: String {
    switch self {
    case .target: "target"
    case .nonTarget: "non-target"
    case .new: "new lesion"
    }
  }
}
