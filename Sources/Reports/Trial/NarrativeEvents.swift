import CohortModel

/// The adverse events of a narrative: a tally, and every one that is serious, fatal or of grade 3
/// or worse.
struct NarrativeEvents {
  let profile: SubjectProfile

  var summary: String {
    let events = profile.adverseEvents
    guard !events.isEmpty else { return "No adverse event is on record by the cut-off." }
    let told = events.filter(\.isNotable).count
    let counted: [(String, (SubjectProfile.Event) -> Bool)] = [
      ("serious", { $0.isSerious == true }),
      ("of grade 3 or worse", { $0.grade.map { $0 >= .severe } ?? false }),
      ("fatal", \.isFatal),
      ("without a grade", { $0.grade == nil }),
      ("without relatedness", { $0.isRelated == nil }),
      ("without a start", { $0.start == nil }),
    ]
    let counts = counted.compactMap { word, isCounted in
      let count = events.filter(isCounted).count
      return count > 0 ? "\(count) \(word)" : nil
    }
    let tally = counts.isEmpty ? "" : ", " + Narrative.list(counts)
    return
      "\(Format.plural(events.count, "adverse event is", "adverse events are")) on record\(tally)."
      + (told == 0 ? " None is serious, fatal or of grade 3 or worse." : "")
  }

  var notable: [String] {
    profile.adverseEvents.filter(\.isNotable).map(text)
  }

  private func text(_ event: SubjectProfile.Event) -> String {
    [
      "\(event.term ?? "Event without a term")\(verbatim(event)), \(grade(event))"
        + "\(seriousness(event)), began \(start(event)).",
      "Relatedness: \(relatedness(event)).",
      "Action taken: \(event.action?.title ?? "not stated").",
      "Outcome: \(outcome(event)).",
    ].joined(separator: " ")
  }

  private func verbatim(_ event: SubjectProfile.Event) -> String {
    guard let verbatim = event.verbatim, verbatim != event.term else { return "" }
    return " (reported as \"\(verbatim)\")"
  }

  private func grade(_ event: SubjectProfile.Event) -> String {
    event.grade.map { "grade \($0.rawValue)" } ?? "grade not stated"
  }

  private func seriousness(_ event: SubjectProfile.Event) -> String {
    switch event.isSerious {
    case true?: ", serious (\(event.seriousness ?? "criterion not stated"))"
    case false?: ", not serious"
    case nil: ", seriousness not stated"
    }
  }

  private func start(_ event: SubjectProfile.Event) -> String {
    guard let start = event.start else { return "on a day not stated" }
    let imputed = event.isStartImputed ? ", from a partial date" : ""
    guard let day = event.onsetDay else { return "on \(start.iso)\(imputed)" }
    return "on \(start.iso) (day \(day) of treatment\(imputed))"
  }

  private func relatedness(_ event: SubjectProfile.Event) -> String {
    let any =
      switch event.isRelated {
      case true?: "related to treatment"
      case false?: "not related to treatment"
      case nil: "not stated"
      }
    let modalities: [(String, String, Relatedness?)] = [
      ("immunotherapy", "relatedToImmunotherapy", event.relatedToImmunotherapy),
      ("chemotherapy", "relatedToChemotherapy", event.relatedToChemotherapy),
      ("local treatment", "relatedToLocalTreatment", event.relatedToLocalTreatment),
    ]
    let open = modalities.filter { !profile.closed.contains(.adverseEvents, $0.1) }
    guard !open.isEmpty else { return any + " (to which part of it: \(profile.closed.word))" }
    let parts = open.map { "\($0.0) \($0.2?.title ?? "not stated")" }
    return "\(any) (\(parts.joined(separator: ", ")))"
  }

  private func outcome(_ event: SubjectProfile.Event) -> String {
    let word = event.outcome?.title ?? "not stated"
    if let end = event.end {
      let duration = event.duration.map { ", duration \(Format.plural($0, "day"))" }
      let order = event.start != nil && event.duration == nil ? ", before its own start" : ""
      return "\(word), ended on \(end.iso)\(duration ?? order)"
    }
    return word + (event.isOngoing ? ", ongoing at the cut-off" : ", end not stated")
  }
}
