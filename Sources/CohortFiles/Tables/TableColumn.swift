/// One column of a file: its written name, the field that it fills and the other names it goes by.
package struct TableColumn: Sendable {
  package let name: String
  package let field: String
  /// A file without the column cannot be read.
  package let isRequired: Bool
  /// How cells are read where the field's kind does not say it.
  let kind: CellKind?
  private let names: Set<String>
  private let fallbacks: Set<String>

  /// - Parameters:
  ///   - also: names that mean the column wherever they stand.
  ///   - fallbacks: names that mean it only where no other column of the file does, such as SUBJID
  ///     beside USUBJID.
  init(
    _ name: String, _ field: String, kind: CellKind? = nil, isRequired: Bool = false,
    also: [String] = [], fallbacks: [String] = []
  ) {
    self.name = name
    self.field = field
    self.kind = kind
    self.isRequired = isRequired
    names = Set(([name] + also).map(CodeList.normalised))
    self.fallbacks = Set(fallbacks.map(CodeList.normalised))
  }

  /// Case, spaces, underscores and brackets make no difference.
  package func isNamed(_ header: String) -> Bool {
    names.contains(CodeList.normalised(header))
  }

  package func isFallback(_ header: String) -> Bool {
    fallbacks.contains(CodeList.normalised(header))
  }

  /// Every name in normal form, for the check that no name means two columns of a file.
  package var allNames: Set<String> {
    names.union(fallbacks)
  }
}

extension TableColumn {
  static let subject = TableColumn(
    "subject_id", "subject", isRequired: true,
    also: [
      "USUBJID", "subject no", "subject number", "subject code", "patient id", "patient",
      "patient no", "patient number", "受试者编号", "受试者", "受试者ID", "受试者号", "受试者代码", "患者编号", "患者ID",
      "病人编号", "病例编号", "病例号", "受试者筛选号", "筛选号", "入组编号",
    ],
    fallbacks: ["SUBJID", "record_id", "编号", "患者", "病人"])
}
