/// A field of the filter language: its name, what it is about, and how to read it.
///
/// Help, completion, the check of a filter and its evaluation are drawn from one table of these.
package struct FilterField: Sendable {
  package enum About: String, Sendable { case subject, adverseEvent, deviation }

  package enum Kind: Equatable, Sendable {
    case text
    case number
    case date
    case flag
    /// One of a closed list of words.
    case code([String])
    /// As `code`, where `related` admits "possible" and closer.
    case relatedness
    /// As written in an unknown column: compared as number or date where both sides are one.
    case verbatim
  }

  package let name: String
  package let about: About
  package let kind: Kind
  /// One line.
  package let help: String
  package let aliases: [String]
  package let revealsArm: Bool
  /// The record's own name for it: a study file may close a field by either name.
  package let recordField: String
  let column: @Sendable (Cohort, AnalysisSet) -> FilterColumn

  init(
    _ name: String, _ about: About, _ kind: Kind, _ help: String, aliases: [String] = [],
    revealsArm: Bool = false, recordField: String? = nil,
    column: @escaping @Sendable (Cohort, AnalysisSet) -> FilterColumn
  ) {
    self.name = name
    self.about = about
    self.kind = kind
    self.help = help
    self.aliases = aliases
    self.revealsArm = revealsArm
    self.recordField = recordField ?? name
    self.column = column
  }

  func isCalled(_ name: String) -> Bool {
    let folded = name.lowercased()
    return self.name.lowercased() == folded || aliases.contains(folded)
  }

  package func isOpen(under gate: AccessGate) -> Bool {
    guard !(revealsArm && gate.isBlinding) else { return false }
    return ([name, recordField] + aliases).allSatisfy { gate.permits(covariate: $0) }
  }

  /// The values under a gate: a closed field holds none.
  func values(_ cohort: Cohort, _ set: AnalysisSet) -> FilterColumn {
    isOpen(under: cohort.gate) ? column(cohort, set) : .words { _ in { _ in false } }
  }
}

extension FilterField: Equatable {
  package static func == (left: FilterField, right: FilterField) -> Bool {
    left.name == right.name && left.about == right.about && left.kind == right.kind
  }
}

/// The values of a field by position of the subject, or by row of the record.
enum FilterColumn {
  case numbers((Int) -> Double?)
  case days((Int) -> Day?)
  case flags((Int) -> Bool?)
  /// Turns a test of a word into a test of a row, false where the word is missing. A column of
  /// codes asks once per word, not once per row.
  case words((@escaping (String) -> Bool) -> (Int) -> Bool)
}

extension FilterColumn {
  static func coded(_ column: CodedColumn) -> FilterColumn {
    .words { admits in
      let admitted = column.words.map(admits)
      return { row in column.code(row).map { admitted[$0] } ?? false }
    }
  }

  static func code<Code: CaseIterable & Hashable & RawRepresentable>(
    _ column: CodeColumn<Code>
  ) -> FilterColumn where Code.RawValue == String {
    .words { admits in
      let admitted = Code.allCases.map { admits($0.rawValue) }
      return { row in column.code(row).map { admitted[$0] } ?? false }
    }
  }
}

extension FilterField {
  static func number(
    _ name: String, _ about: About, _ help: String, revealsArm: Bool = false, as record: String,
    _ column: @escaping @Sendable (Cohort) -> NumberColumn
  ) -> FilterField {
    FilterField(name, about, .number, help, revealsArm: revealsArm, recordField: record) {
      cohort, _ in
      let values = column(cohort)
      return .numbers { values[$0] }
    }
  }

  static func date(
    _ name: String, _ about: About, _ help: String, aliases: [String] = [], as record: String,
    _ column: @escaping @Sendable (Cohort) -> DayColumn
  ) -> FilterField {
    FilterField(name, about, .date, help, aliases: aliases, recordField: record) { cohort, _ in
      let values = column(cohort)
      return .days { values[$0] }
    }
  }

  static func flag(
    _ name: String, _ about: About, _ help: String, as record: String? = nil,
    _ values: @escaping @Sendable (Cohort) -> (Int) -> Bool?
  ) -> FilterField {
    FilterField(name, about, .flag, help, recordField: record) { cohort, _ in
      .flags(values(cohort))
    }
  }

  static func text(
    _ name: String, _ about: About, _ help: String, as record: String,
    _ column: @escaping @Sendable (Cohort) -> CodedColumn
  ) -> FilterField {
    FilterField(name, about, .text, help, recordField: record) { cohort, _ in
      .coded(column(cohort))
    }
  }

  static func code<Code: CaseIterable & Hashable & RawRepresentable & Sendable>(
    _ name: String, _ about: About, _ help: String, as record: String? = nil,
    _ column: @escaping @Sendable (Cohort) -> CodeColumn<Code>
  ) -> FilterField where Code.RawValue == String {
    FilterField(name, about, .code(Code.allCases.map(\.rawValue)), help, recordField: record) {
      cohort, _ in .code(column(cohort))
    }
  }

  static func relatedness(
    _ name: String, _ help: String, revealsArm: Bool = false, as record: String,
    _ column: @escaping @Sendable (Cohort) -> CodeColumn<Relatedness>
  ) -> FilterField {
    FilterField(
      name, .adverseEvent, .relatedness, help, revealsArm: revealsArm, recordField: record
    ) { cohort, _ in .code(column(cohort)) }
  }
}
