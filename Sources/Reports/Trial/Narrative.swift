package import CohortModel

/// The course of one subject in plain words, as a clinical study report tells it (ICH E3, 12.3.2):
/// who, what was given, every serious, fatal or severe adverse event, the response, how it ended.
///
/// Nothing is left out in silence: what was not entered is "not stated", what access closes says so.
package struct Narrative: Equatable, Sendable {
  package struct Paragraph: Equatable, Sendable {
    package enum Section: String, CaseIterable, Sendable {
      case subject, treatment, adverseEvents, response, symptoms, conduct, fate
    }

    package let section: Section
    package let text: String
  }

  package let paragraphs: [Paragraph]

  package init(_ profile: SubjectProfile, of study: Study) {
    let events = NarrativeEvents(profile: profile)
    paragraphs =
      [
        (.subject, NarrativeSubject(profile: profile, study: study).text),
        (.treatment, NarrativeTreatment(profile: profile).text),
        (.adverseEvents, events.summary),
      ].map { Paragraph(section: $0, text: $1) }
      + events.notable.map { Paragraph(section: .adverseEvents, text: $0) }
      + NarrativeResponse(profile: profile).paragraphs
      + [Paragraph(section: .fate, text: NarrativeFate(profile: profile).text)]
  }

  /// Paragraphs with an empty line between, as they are copied.
  package var text: String {
    paragraphs.map(\.text).joined(separator: "\n\n")
  }
}

extension Narrative.Paragraph.Section {
  package var title: String {
    switch self {
    case .subject: "Subject"
    case .treatment: "Treatment"
    case .adverseEvents: "Adverse events"
    case .response: "Response"
    case .symptoms: "Symptoms"
    case .conduct: "Conduct"
    case .fate: "Outcome"
    }
  }
}

/// Who the subject is and how it entered the trial.
private struct NarrativeSubject {
  let profile: SubjectProfile
  let study: Study

  var text: String {
    [identity, baseline, entry, arm].joined(separator: " ")
  }

  private var person: SubjectProfile.Person { profile.person }

  private func isClosed(_ field: String) -> Bool { profile.closed.contains(.subjects, field) }

  private func said(_ field: String, _ value: String?, _ name: String) -> String {
    value.map { "\(name) \($0)" }
      ?? "\(name) \(isClosed(field) ? profile.closed.word : "not stated")"
  }

  private var identity: String {
    let sex = person.sex.map { $0 == .male ? "man" : "woman" }
    let who =
      switch (person.age, sex) {
      case (let age?, let sex?): "is \(Narrative.article(age)) \(age)-year-old \(sex)"
      case (let age?, nil): "is \(age) years old, sex not stated"
      case (nil, let sex?): "is a \(sex), age not stated"
      case (nil, nil): "is of age and sex not stated"
      }
    return "Subject \(person.id) of study \(study.id), "
      + said("site", person.site, "site") + ", \(who)."
  }

  private var baseline: String {
    let parts = [
      said("ecog", person.ecog.map(String.init), "ECOG performance status"),
      said("histology", person.histology, "histology"),
      said("metastases", person.metastases.map(String.init), "number of metastases"),
      said(
        "maximumDiameter", person.maximumDiameter.map { Format.number($0) + " mm" },
        "largest diameter"),
    ]
    return "Baseline: \(parts.joined(separator: ", "))."
  }

  private var entry: String {
    let consent = person.consentedOn.map { "Consent was given on \($0.iso)" } ?? "Consent: no date"
    if person.screenStatus == .failed {
      return consent + "; screening failed, reason "
        + (person.screenFailureReason ?? "not stated") + "."
    }
    guard study.isRandomised else { return consent + "." }
    let randomised = person.randomisedOn.map { "randomised on \($0.iso)" } ?? "not randomised"
    return "\(consent); \(randomised) (stratum \(person.stratum ?? "not stated"))."
  }

  private var arm: String {
    guard study.arms.count > 1, person.randomisedOn != nil || !study.isRandomised else {
      return "No arm was allocated by the cut-off."
    }
    guard profile.closed.access != .pooled, profile.closed.showsArm else {
      return "The arm is closed under \(profile.closed.access.title) access."
    }
    let actual = person.actualArm == person.plannedArm ? nil : person.actualArm
    return "Arm: \(person.plannedArm ?? "not stated")"
      + (actual.map { ", treated as \($0)" } ?? "") + "."
  }
}

extension Narrative {
  /// Before a number of years as it is spoken.
  static func article(_ number: Int) -> String {
    let digits = String(number)
    return digits.hasPrefix("8") || number == 11 || number == 18 ? "an" : "a"
  }

  /// Words with commas and a last `and`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
