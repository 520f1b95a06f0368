import CohortModel

/// Scans, symptoms, deviations and visits of a narrative.
struct NarrativeResponse {
  let profile: SubjectProfile

  var paragraphs: [Narrative.Paragraph] {
    [
      Narrative.Paragraph(section: .response, text: response),
      symptoms.map { Narrative.Paragraph(section: .symptoms, text: $0) },
      conduct.map { Narrative.Paragraph(section: .conduct, text: $0) },
    ].compactMap { $0 }
  }

  private var response: String {
    guard !profile.scans.isEmpty else { return "No tumour assessment is on record by the cut-off." }
    let baseline = profile.scans.last { $0.isBaseline && $0.sum != nil }
    let start =
      baseline?.sum.map {
        "The target lesions measured \(Format.number($0)) mm in sum at baseline."
      } ?? "No sum of target lesions is on record at baseline."
    let scans = profile.scans.filter { !$0.isBaseline }.map(text)
    return ([start] + scans + [best]).joined(separator: " ")
  }

  private func text(_ scan: SubjectProfile.Scan) -> String {
    let day = scan.day.map(profile.dated) ?? "A day not stated"
    let entered = scan.assessments.map { item in
      (item.overall?.abbreviation ?? "overall response not stated")
        + (scan.assessments.count > 1 ? item.evaluator.map { " (\($0))" } ?? "" : "")
        + (item.newLesion == true ? ", new lesion" : "")
    }
    let word = entered.isEmpty ? "no response entered" : entered.joined(separator: ", ")
    return "\(day): \(word)\(sum(scan))\(disagreement(scan))."
  }

  private func sum(_ scan: SubjectProfile.Scan) -> String {
    guard let sum = scan.sum else { return "" }
    let change = scan.changeFromBaseline.map { ", \(Format.change($0)) % from baseline" }
    return ", sum \(Format.number(sum)) mm" + (change ?? "")
  }

  private func disagreement(_ scan: SubjectProfile.Scan) -> String {
    guard let derived = scan.derived, !scan.disagreeing.isEmpty else { return "" }
    return ", while the lesions give \(derived.abbreviation) by RECIST 1.1"
  }

  private var best: String {
    guard let response = profile.response else {
      return "Best overall response: none, without the day that scans count from."
    }
    let progression =
      response.firstProgression.map { "; first progression \(profile.dated($0))" } ?? ""
    return "Best overall response: \(response.best.title.lowercasedFirst)\(progression)."
  }

  private var symptoms: String? {
    guard !profile.symptoms.isEmpty else { return nil }
    return profile.symptoms.map { course in
      let known = course.scores.compactMap(\.score)
      let baseline = course.baseline.map(Format.number) ?? "not stated"
      let last = course.scores.last { $0.score != nil && $0.date != nil }
      let now = last.flatMap { item in
        item.date.map { ", last \(Format.number(item.score ?? 0)) on \(profile.dated($0))" }
      }
      let range = (known.min()).flatMap { low in
        known.max().map { ", range \(Format.number(low)) to \(Format.number($0))" }
      }
      return "\(course.scale): baseline \(baseline)\(now ?? "")\(range ?? "")."
    }.joined(separator: " ")
  }

  private var conduct: String? {
    let deviations = profile.deviations.map { item in
      let importance =
        switch item.isImportant {
        case true?: "important"
        case false?: "not important"
        case nil: "importance not stated"
        }
      let day = item.date.map(profile.dated) ?? "on a day not stated"
      return "Protocol deviation \(day): \(item.category ?? "category not stated") "
        + "(\(importance)), \(item.description ?? "no description")."
    }
    let missed = profile.missedVisits.map { visit in
      (visit.visit ?? "visit without a name")
        + (visit.planned.map { " planned for \(profile.dated($0))" } ?? " without any date")
    }
    let visits = missed.isEmpty ? [] : ["Not made: \(Narrative.list(missed))."]
    let sentences = deviations + visits
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}

/// How it ended.
struct NarrativeFate {
  let profile: SubjectProfile

  var text: String {
    ([treatment, newTherapy, study, life] as [String?]).compactMap { $0 }.joined(separator: " ")
  }

  private var fate: SubjectProfile.Fate { profile.fate }

  private var treatment: String? {
    guard let last = fate.lastTreatmentOn else {
      return fate.endOfTreatmentReason.map { "Treatment ended, reason: \($0); no date stated." }
    }
    let reason =
      fate.endOfTreatmentReason.map { "it ended for: \($0)" } ?? "no reason to end stated"
    return "The last treatment on record was on \(profile.dated(last)); \(reason)."
  }

  private var newTherapy: String? {
    fate.newTherapyOn.map { "Another anticancer therapy began on \(profile.dated($0))." }
  }

  private var study: String? {
    guard let end = fate.endOfStudyOn else {
      return fate.endOfStudyReason.map { "The study ended for: \($0); no date stated." }
    }
    return "The subject left the study on \(profile.dated(end)), reason: "
      + (fate.endOfStudyReason ?? "not stated") + "."
  }

  private var life: String {
    let cut = "Data cut-off: \(profile.cutOff.iso)."
    if let died = fate.diedOn {
      let imputed = fate.isDeathImputed ? ", from a partial date" : ""
      return "Death on \(profile.dated(died))\(imputed), cause: "
        + (fate.causeOfDeath ?? "not stated") + ". " + cut
    }
    let death =
      fate.causeOfDeath.map { "A cause of death (\($0)) is stated without a date. " } ?? ""
    let alive = fate.lastKnownAlive.map { "Last known alive on \(profile.dated($0))." }
    return death + (alive ?? "No day is on record on which the subject was alive.") + " " + cut
  }
}

extension String {
  /// In the middle of a sentence.
  fileprivate var lowercasedFirst: String {
    prefix(1).lowercased() + dropFirst()
  }
}

extension Format {
  /// A change with its sign: `+4.2`, `-37.5`, `0.0`.
  package static func change(_ value: Double, digits: Int = 1) -> String {
    let text = decimal(value, digits: digits)
    return value > 0 && text.contains { $0 != "0" && $0 != "." } ? "+" + text : text
  }
}
