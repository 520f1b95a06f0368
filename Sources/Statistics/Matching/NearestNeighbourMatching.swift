/// Greedy 1:1 matching without replacement on the logit of the propensity score.
///
/// All subjects stand in the order of their logits, equal ones in the order of the data. Treated
/// subjects choose from the largest logit down, equal ones in the order of the data; each compares
/// the nearest unused control before it in that order with the nearest one after it, takes the
/// nearer one, on equal distance the one before, and stays alone where neither lies within the
/// caliper (Rosenbaum & Rubin, Am Stat 1985;39:33). Agrees with MatchIt 4.7.2, `method = "nearest"`,
/// `m.order = "largest"`, `link = "linear.logit"`, but for exactly equal distances on both sides,
/// where MatchIt takes the side with fewer subjects in between.
package struct NearestNeighbourMatching: Sendable {
  package let outcome: Result<Matches, Matches.Refusal>

  package var matches: Matches? { try? outcome.get() }

  /// O(n) after a radix sort: used controls are skipped by path halving.
  ///
  /// - Parameters:
  ///   - logits: of the probability of treatment.
  ///   - order: the rows in the order, as of subject identifiers, in which equal logits stand where
  ///     that of the data means nothing.
  ///   - checkpoint: called some hundred times.
  /// - Precondition: as many `treated` as logits; `order` names each row once; the caliper is not
  ///   negative.
  package init(
    logits: [Double], treated: [Bool], caliper: MatchingCaliper = .standardDeviations(0.2),
    order: [Int]? = nil, checkpoint: Checkpoint
  ) rethrows {
    try checkpoint(0)
    let line = MatchingLine.line(logits, treated: treated, caliper: caliper, order: order)
    try checkpoint(0.5)
    switch line {
    case .failure(let refusal): outcome = .failure(refusal)
    case .success(let line):
      let pairs = try Self.pairs(line) { try checkpoint(0.5 + $0 / 2) }
      outcome = .success(line.matches(pairs))
    }
  }

  package init(
    logits: [Double], treated: [Bool], caliper: MatchingCaliper = .standardDeviations(0.2),
    order: [Int]? = nil
  ) {
    self.init(
      logits: logits, treated: treated, caliper: caliper, order: order, checkpoint: { _ in })
  }

  private static func pairs(_ line: MatchingLine, checkpoint: Checkpoint) rethrows -> [MatchedPair]
  {
    var unused = UnusedControls(count: line.controls.count)
    var pairs: [MatchedPair] = []
    let pause = line.treated.count / 100 + 1
    var last = line.treated.endIndex
    while last > 0 {
      var first = last - 1
      while first > 0, line.treated[first - 1].logit == line.treated[last - 1].logit { first -= 1 }
      for index in first..<last {
        if index % pause == 0 { try checkpoint(1 - Double(index) / Double(line.treated.count)) }
        if let control = nearest(to: line.treated[index], line, &unused) {
          unused.use(control)
          pairs.append(line.pair(line.treated[index], line.controls[control]))
        }
      }
      last = first
    }
    return pairs
  }

  private static func nearest(
    to subject: MatchingLine.Subject, _ line: MatchingLine, _ unused: inout UnusedControls
  ) -> Int? {
    func distance(_ control: Int) -> Double { abs(subject.logit - line.controls[control].logit) }
    let before = unused.last(before: Int(subject.before))
    let after = unused.first(from: Int(subject.before))
    let nearer: Int? =
      if let before, let after { distance(after) < distance(before) ? after : before } else {
        before ?? after
      }
    return nearer.flatMap { line.isWithinCaliper(distance($0)) ? $0 : nil }
  }
}
