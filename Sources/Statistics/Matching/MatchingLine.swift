/// Treated subjects and controls along the axis of the logit.
struct MatchingLine {
  struct Subject {
    let row: Int32
    /// Controls that stand before it, for a treated one.
    let before: Int32
    let logit: Double
  }

  /// Both ascending by logit, equal ones in the order of the data.
  let treated: [Subject]
  let controls: [Subject]
  /// `nil` is no limit.
  let caliper: Double?

  /// - Parameter order: the rows in the order that takes the place of the data's.
  /// - Precondition: one `treated` per logit; `order` names each row once; the caliper is not
  ///   negative.
  static func line(
    _ logits: [Double], treated isTreated: [Bool], caliper: MatchingCaliper, order: [Int]?
  ) -> Result<MatchingLine, Matches.Refusal> {
    precondition(isTreated.count == logits.count, "one treatment per logit")
    precondition(logits.count < Int32.max, "rows fit in 32 bits")
    precondition(order.map { isOrder($0, of: logits.count) } ?? true, "the order names each row")
    if let row = logits.firstIndex(where: { !$0.isFinite }) {
      return .failure(.notFinite(row: row))
    }
    guard isTreated.contains(true) else { return .failure(.noTreated) }
    guard isTreated.contains(false) else { return .failure(.noControls) }
    return .success(MatchingLine(logits, isTreated, caliper.width(logits), order))
  }

  private static func isOrder(_ order: [Int], of count: Int) -> Bool {
    var isNamed = Array(repeating: false, count: count)
    for row in order where isNamed.indices.contains(row) { isNamed[row] = true }
    return order.count == count && isNamed.allSatisfy(\.self)
  }

  private init(_ logits: [Double], _ isTreated: [Bool], _ caliper: Double?, _ order: [Int]?) {
    precondition(caliper.map { $0 >= 0 } ?? true, "a caliper is not negative")
    var treated: [Subject] = []
    var controls: [Subject] = []
    for item in RadixSort(logits, order: order).items {
      let row = Int(item.row)
      let subject = Subject(
        row: Int32(truncatingIfNeeded: row), before: Int32(truncatingIfNeeded: controls.count),
        logit: logits[row])
      if isTreated[row] { treated.append(subject) } else { controls.append(subject) }
    }
    self.treated = treated
    self.controls = controls
    self.caliper = caliper
  }

  func isWithinCaliper(_ distance: Double) -> Bool { caliper.map { distance <= $0 } ?? true }

  func pair(_ treated: Subject, _ control: Subject) -> MatchedPair {
    MatchedPair(
      treated: Int(treated.row), control: Int(control.row),
      distance: abs(treated.logit - control.logit))
  }

  func matches(_ pairs: [MatchedPair]) -> Matches {
    var isAlone = Array(repeating: false, count: treated.count + controls.count)
    for subject in treated { isAlone[Int(subject.row)] = true }
    for pair in pairs { isAlone[pair.treated] = false }
    return Matches(
      pairs: pairs, unmatchedTreated: isAlone.indices.filter { isAlone[$0] }, caliper: caliper)
  }
}
