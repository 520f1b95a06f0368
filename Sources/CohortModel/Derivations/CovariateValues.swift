import Statistics

/// A covariate's values for some subjects, in their order; nil where missing.
struct CovariateValues {
  enum Values {
    case numbers([Double?])
    /// Levels in order, the reference first.
    case categories([String?], levels: [String])
  }

  let name: String
  let values: Values

  func isKnown(_ row: Int) -> Bool {
    switch values {
    case .numbers(let numbers): numbers[row] != nil
    case .categories(let words, _): words[row] != nil
    }
  }

  /// The rows as a covariate of a regression; all of them have a value. Levels that no row has are
  /// left out, else they would be columns of zeros.
  func covariate(_ rows: [Int]) -> Covariate {
    switch values {
    case .numbers(let numbers):
      return Covariate(name: name, values: .numeric(rows.map { numbers[$0] ?? .nan }))
    case .categories(let words, let levels):
      let present = Set(rows.compactMap { words[$0] })
      let kept = levels.filter(present.contains)
      let index = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
      let codes = rows.map { words[$0].flatMap { index[$0] } ?? 0 }
      return Covariate(name: name, values: .categorical(codes: codes, levels: kept))
    }
  }

  /// Words with their levels in order of number where all are numbers, else of the text.
  static func categories(
    _ name: String, _ words: [String?], reference: String?
  ) -> CovariateValues {
    let found = Set(words.compactMap { $0 })
    let isNumeric = found.allSatisfy { Double($0) != nil }
    var levels = found.sorted { left, right in
      isNumeric ? (Double(left) ?? 0) < (Double(right) ?? 0) : left < right
    }
    if let reference, let place = levels.firstIndex(of: reference) {
      levels.insert(levels.remove(at: place), at: 0)
    }
    return CovariateValues(name: name, values: .categories(words, levels: levels))
  }
}

extension BaselineColumn {
  func values(
    _ name: String, of subjects: [Int], isCategorical: Bool, reference: String? = nil
  ) -> CovariateValues {
    if case .numbers(let numbers) = self, !isCategorical {
      return CovariateValues(name: name, values: .numbers(subjects.map(numbers)))
    }
    return .categories(name, subjects.map(asWords), reference: reference)
  }
}

extension Cohort {
  /// Yes, no or unknown by an expression of the filter language on subjects. Unknown is whoever
  /// lacks a value that the expression asks for, whatever the others would decide.
  func indicator(
    _ expression: String, of subjects: [Int], in set: AnalysisSet
  ) throws(CovariateRefusal) -> [Bool?] {
    let filter: Filter?
    do throws(FilterError) {
      filter = try Filter.parse(expression, for: self)
    } catch {
      throw .field(name: expression, reason: error.message)
    }
    guard let filter else { throw .notACovariate(name: expression) }
    guard !filter.hasRecordTerms else { throw .aboutAdverseEvents(expression: expression) }
    let terms = filter.expression.terms
    guard gate.access == .byArm || !terms.contains(where: { $0.field.name == "arm" }) else {
      throw .tellsArm(name: expression)
    }
    let known = terms.filter(\.needsValue).map { $0.field.values(self, set).isKnown }
    let admitted = select(set, filter: filter).subjects
    return subjects.map { subject in
      known.allSatisfy { $0(subject) } ? admitted.contains(subject) : nil
    }
  }
}

extension FilterTerm {
  /// A gap answers a question about gaps, and a date that is not there means that nothing happened.
  fileprivate var needsValue: Bool {
    switch test {
    case .isMissing: false
    case .holds: field.kind != .date
    case .flag, .number, .date, .text, .oneOf: true
    }
  }
}
