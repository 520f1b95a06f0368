

package struct PolymetastaticRT {
  package static let defaultSeed: UInt64 = 1
  package static func probe(seed: UInt64) throws -> String {
    let c = try MatchedCohort(seed: seed); let t = try SurvivalSearch.run(seed: seed); print(t.count(where: \.isDead), t.count(where: \.isLost))
    return "\(c.pairs.count)"
  }
}
