import CohortModel
import Reports
import Terminal

/// Who the subject is, and how it stands.
struct ProfileHeading {
  let profile: SubjectProfile
  let study: Study

  /// Columns from which who and how stand on one line.
  static let wide = 98

  /// Three lines, or two where the room is wide.
  func lines(width: Int) -> [[Span]] {
    width < ProfileHeading.wide
      ? [person, baseline, status]
      : [person + [Span(" · ", .muted)] + baseline, status]
  }

  private var person: [Span] {
    let person = profile.person
    let age = person.age.map(String.init) ?? Format.missing
    let sex = person.sex.map { $0 == .male ? "M" : "F" } ?? Format.missing
    return [
      Span(person.id, .heading), Span("  site \(person.site ?? Format.missing)"),
      Span(" · \(age)/\(sex)"),
      Span(" · \(arm)", person.plannedArm == nil ? .muted : .accent),
    ]
  }

  private var arm: String {
    guard study.arms.count > 1 else { return "one arm" }
    let person = profile.person
    if person.screenStatus == .failed {
      return "screening failed: \(person.screenFailureReason ?? "no reason")"
    }
    guard profile.closed.access != .pooled, profile.closed.showsArm else {
      return "arm closed (\(profile.closed.access.title))"
    }
    guard let planned = person.plannedArm else { return "no arm" }
    let actual = person.actualArm.flatMap { $0 == planned ? nil : ", treated as \($0)" }
    return "arm \(planned)\(actual ?? "")"
  }

  private var baseline: [Span] {
    let person = profile.person
    let parts: [(String, String?)] = [
      ("ECOG", person.ecog.map(String.init)), ("", person.histology),
      ("stratum", person.stratum), ("metastases", person.metastases.map(String.init)),
      ("largest", person.maximumDiameter.map { Format.number($0) + " mm" }),
    ]
    let words = parts.map { name, value in
      name.isEmpty ? value ?? "histology –" : "\(name) \(value ?? Format.missing)"
    }
    return [Span(words.joined(separator: " · "), .muted)]
  }

  private var status: [Span] {
    let fate = profile.fate
    var spans: [Span] = []
    if let origin = profile.origin {
      spans.append(Span("day 1 \(origin.kind.title) \(origin.day.iso)"))
    }
    if let response = profile.response {
      spans.append(Span("best \(response.best.abbreviation)"))
      if let day = response.firstProgression.flatMap(profile.studyDay) {
        spans.append(Span("PD day \(day)", .responseProgressive))
      }
    }
    if let died = fate.diedOn {
      let day = profile.studyDay(died).map { "day \($0)" } ?? died.iso
      let imputed = fate.isDeathImputed ? " (partial date)" : ""
      let cause = fate.causeOfDeath ?? "cause not stated"
      spans.append(Span("died \(day)\(imputed), \(cause)", .error))
    } else if let alive = fate.lastKnownAlive {
      spans.append(Span("alive \(alive.iso)", .good))
    }
    return Array(spans.map { [$0] }.joined(separator: [Span(" · ", .muted)]))
  }
}
