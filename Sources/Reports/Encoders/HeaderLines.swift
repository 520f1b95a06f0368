import CohortModel

extension Report {
  /// What the report is about, a line each.
  var headerLines: [String] {
    let study = header.study == header.title ? header.title : "\(header.title) · \(header.study)"
    let moment = [
      "cut-off \(header.cutOff.iso)", header.asEntered.map { "as entered \($0)" },
      header.access.title, header.isSynthetic ? "SYNTHETIC" : nil,
    ]
    return [
      name.title, study, moment.compactMap { $0 }.joined(separator: " · "),
      header.set.map { "\($0.title): \($0.definition)" }, header.filter.map { "filter: \($0)" },
      header.batch.map { "batch \($0.id), content \($0.hash)" },
      header.batch?.stateHash.map { "store \($0)" },
    ].compactMap { $0 }
  }
}
