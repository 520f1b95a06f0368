/// Pseudonyms for subjects and sites while others look on: stable for as long as the mask lives,
/// in the order of the ids, so that nothing that is computed or sorted changes.
///
/// A trial's data, its gate and its records are masked as wholes: whatever is made from them holds
/// pseudonyms alone. It hides names from a shared screen; it is no de-identification of data.
package struct IdentityMask: Sendable {
  private var subjects = Pseudonyms(prefix: "S-", width: 4)
  private var sites = Pseudonyms(prefix: "Site", width: 2)
  /// Names of sites as they may stand in text.
  private var siteNames: [String: String] = [:]

  package init() {}

  /// Gives everybody in the data a pseudonym who has none yet.
  package mutating func learn(_ data: TrialData) {
    subjects.learn(data.subjects.ids)
    let ids = Set(data.subjects.site.words).union(data.sites.map(\.site)).subtracting([""])
    sites.learn(ids.sorted())
    for site in data.sites {
      if let name = site.name, name.utf8.count > 2 { siteNames[name] = sites.name(of: site.site) }
    }
  }

  package func subject(_ id: String) -> String { subjects.name(of: id) }

  package func site(_ id: String) -> String { id.isEmpty ? id : sites.name(of: id) }

  // MARK: - Text

  /// The text with a pseudonym in the place of every id of a subject and every name of a site.
  package func text(_ text: String) -> String {
    text.replacingWords { subjects.known[$0] ?? siteNames[$0] }
      ?? text
  }

  /// A filter in other words: ids of sites are looked for only where a site is compared, for they
  /// may look like numbers.
  package func filter(_ text: String) -> String {
    let people = text.replacingWords { subjects.known[$0] ?? siteNames[$0] } ?? text
    return people.replacing(#/\b(site\s*(?:!=|=|~)\s*"?)([^"\s&|()]+)/#) { match in
      String(match.1) + (sites.known[String(match.2)] ?? String(match.2))
    }
  }

  /// A title or a key made from ids.
  package func words(_ text: String) -> String {
    text.replacingWords { subjects.known[$0] ?? sites.known[$0] ?? siteNames[$0] } ?? text
  }

  /// A filter, a title or a key with the ids in the place of their pseudonyms.
  package func unmasked(_ text: String) -> String {
    text.replacingWords { subjects.ids[$0] ?? sites.ids[$0] } ?? text
  }

  // MARK: - Wholes

  package func data(_ data: TrialData) -> TrialData {
    TrialData(
      study: data.study, sites: data.sites.map(masked), subjects: masked(data.subjects),
      treatments: data.treatments, assessments: data.assessments, lesions: data.lesions,
      adverseEvents: masked(data.adverseEvents, of: data.subjects.ids),
      symptoms: data.symptoms, visits: data.visits,
      deviations: masked(data.deviations, of: data.subjects.ids),
      importIssues: data.importIssues.map(masked), batch: data.batch)
  }

  package func gate(_ gate: AccessGate) -> AccessGate {
    gate.renaming(subjects.name)
  }

  package func record(_ history: RecordHistory) -> RecordHistory {
    var history = history
    for version in history.versions.indices {
      for place in history.versions[version].values.indices {
        mask(&history.versions[version].values[place], of: history.table)
      }
    }
    return history
  }

  private func mask(_ value: inout RecordHistory.Value, of table: TrialTable) {
    guard let known = value.value else { return }
    if IdentityMask.personal.contains(value.field) {
      value.value = .text("masked")
      return
    }
    guard case .text(let text) = known else { return }
    switch (value.field, table) {
    case ("subject", _): value.value = .text(subject(text))
    case ("site", _): value.value = .text(site(text))
    case ("name", .sites): value.value = .text("masked")
    default: value.value = .text(self.text(text))
    }
  }

  /// What tells a person as well as an id does.
  private static let personal: Set<String> = ["initials", "birthDate"]

  private func masked(_ site: Site) -> Site {
    var site = site
    site.site = self.site(site.site)
    site.name = site.name.map { _ in site.site }
    return site
  }

  private func masked(_ columns: SubjectColumns) -> SubjectColumns {
    var columns = columns
    columns.ids = columns.ids.map(subject)
    columns.site = columns.site.mapping(site)
    columns.screenFailureReason = columns.screenFailureReason.mapping(text)
    columns.endOfTreatmentReason = columns.endOfTreatmentReason.mapping(text)
    columns.endOfStudyReason = columns.endOfStudyReason.mapping(text)
    columns.causeOfDeath = columns.causeOfDeath.mapping(text)
    columns.covariates = columns.covariates.mapValues { $0.mapping(text) }
    return columns
  }

  private func masked(
    _ columns: AdverseEventColumns, of ids: [String]
  ) -> AdverseEventColumns {
    var columns = columns
    columns.term = columns.term.mapping(text)
    columns.event = masked(columns.event, columns.subject, ids)
    return columns
  }

  private func masked(_ columns: DeviationColumns, of ids: [String]) -> DeviationColumns {
    var columns = columns
    columns.description = columns.description.mapping(text)
    columns.category = columns.category.mapping(text)
    columns.deviation = masked(columns.deviation, columns.subject, ids)
    return columns
  }

  /// Names of records that hold the id of their subject, as many do.
  private func masked(_ names: [String], _ owners: [Int32], _ ids: [String]) -> [String] {
    zip(names, owners).map { name, owner in
      let id = ids[Int(owner)]
      return name.utf8.count > id.utf8.count && name.contains(id)
        ? name.replacing(id, with: subject(id)) : name
    }
  }

  private func masked(_ issue: ImportIssue) -> ImportIssue {
    var issue = issue
    issue.subject = issue.subject.map(subject)
    issue.message = text(issue.message)
    issue.text = issue.text.map(text)
    return issue
  }
}

extension String {
  /// The text with its replaceable words replaced; nil where it has none.
  ///
  /// A word is tried from every place where one may begin, the longest first; it ends where no
  /// letter and no digit of ASCII follows.
  fileprivate func replacingWords(_ replacement: (String) -> String?) -> String? {
    if let whole = replacement(self) { return whole }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var (place, isChanged) = (0, false)
    while place < bytes.count {
      guard place == 0 || !bytes[place - 1].isWordByte,
        let (word, end) = String.word(in: bytes, at: place, replacement)
      else {
        result.append(bytes[place])
        place += 1
        continue
      }
      result += Array(word.utf8)
      (place, isChanged) = (end, true)
    }
    return isChanged ? String(decoding: result, as: UTF8.self) : nil
  }

  /// Ids of one or two characters are too much like numbers to be told from them.
  private static let shortest = 3
  private static let longest = 64

  private static func word(
    in bytes: [UInt8], at place: Int, _ replacement: (String) -> String?
  ) -> (String, end: Int)? {
    var end = Swift.min(bytes.count, place + longest)
    while end >= place + shortest {
      if end == bytes.count || !bytes[end].isWordByte,
        let word = replacement(String(decoding: bytes[place..<end], as: UTF8.self))
      {
        return (word, end)
      }
      end -= 1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
