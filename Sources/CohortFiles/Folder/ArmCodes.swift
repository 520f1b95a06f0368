import CohortModel

/// The arms of the study file, to compare allocations with.
struct ArmCodes {
  private let codes: [String: String]
  private var reportedColumns: Set<String> = []

  /// An arm is known by its code or its name, in any case.
  init(_ arms: [Arm]) {
    var codes: [String: String] = [:]
    for arm in arms { codes[arm.name.lowercased()] = arm.code }
    for arm in arms { codes[arm.code.lowercased()] = arm.code }
    self.codes = codes
  }

  /// Replaces names by codes and clears what is no arm of the study, each clearing a finding.
  mutating func review(_ allocation: inout Allocation) -> [RowFinding] {
    let planned = review(&allocation.plannedArm, column: "arm")
    return planned + review(&allocation.actualArm, column: "actual_arm")
  }

  private mutating func review(_ arm: inout String?, column: String) -> [RowFinding] {
    guard let text = arm else { return [] }
    arm = codes[text.lowercased()]
    if arm == nil { return [unknown(text, column)] }
    guard arm != text, reportedColumns.insert(column).inserted else { return [] }
    return [
      RowFinding(
        severity: .information, code: .generousReading, column: column,
        message: "arms written by name or in another case are read as their codes")
    ]
  }

  private func unknown(_ text: String, _ column: String) -> RowFinding {
    RowFinding(
      severity: .error, code: .unknownArm, column: column,
      message: "the arm is not in study.toml, so the subject counts as unallocated; "
        + "correct it or add an [[arms]] block", text: text)
  }
}
