/// The fields that a filter on one cohort may name, and those that its gate closes.
struct FilterFields {
  let fields: [FilterField]
  let gate: AccessGate
  private let specialInterest: AdverseEventClass.Refusal?

  init(of cohort: Cohort) {
    gate = cohort.gate
    let known = FilterField.subjectFields + FilterField.recordFields
    let arm = FilterField.arm(of: cohort).map { [$0] } ?? []
    let covariates = cohort.data.subjects.covariates.keys.sorted()
      .filter { name in !known.contains { $0.isCalled(name) } && name.lowercased() != "arm" }
    fields = known + arm + covariates.map(FilterField.covariate)
    specialInterest = cohort.specialInterestRefusal
  }

  /// Fields of adverse events alone, for the rule of special interest, which cannot name itself.
  init(ofAdverseEventsUnder gate: AccessGate) {
    self.gate = gate
    fields = FilterField.adverseEventFields.filter { $0.name != FilterField.specialInterest }
    specialInterest = nil
  }

  var open: [FilterField] {
    fields.filter { $0.isOpen(under: gate) && refusal($0) == nil }
  }

  private func refusal(_ field: FilterField) -> AdverseEventClass.Refusal? {
    field.name == FilterField.specialInterest ? specialInterest : nil
  }

  func field(_ name: String, at position: Int) throws(FilterError) -> FilterField {
    guard let field = fields.first(where: { $0.isCalled(name) }) else {
      throw FilterError(position: position, message: unknown(name))
    }
    if refusal(field) == .notDefined {
      throw FilterError(
        position: position, message: "the study file does not say what is of special interest")
    }
    guard field.isOpen(under: gate), refusal(field) == nil else {
      throw FilterError(
        position: position,
        message: "\(field.name) would tell the arm; closed under \(gate.access.word) access")
    }
    return field
  }

  private func unknown(_ name: String) -> String {
    if name.lowercased() == "arm" { return "arms are closed under \(gate.access.word) access" }
    let names = open.flatMap { [$0.name] + $0.aliases }
    let ranked = names.map { (name: $0, distance: name.lowercased().editDistance(to: $0)) }
    let nearest = ranked.min { $0.distance < $1.distance }
    let search = "write it in quotes to search for it as text"
    guard let nearest, nearest.distance <= max(1, name.count / 3) else {
      return "no field is called \(name); \(search)"
    }
    return "no field is called \(name); did you mean \(nearest.name)? Or \(search)"
  }
}

extension Access {
  fileprivate var word: String {
    switch self {
    case .pooled: "pooled"
    case .masked: "masked"
    case .byArm: "by-arm"
    }
  }
}

extension String {
  /// Levenshtein's distance in characters, by rows.
  fileprivate func editDistance(to other: String) -> Int {
    let target = Array(other)
    var row = Array(0...target.count)
    for (index, character) in enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in target.indices {
        let change = diagonal + (target[column] == character ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(change, row[column] + 1, diagonal + 1)
      }
    }
    return row[target.count]
  }
}
