import Foundation
import Testing

@testable import CohortModel

/// MatchIt's pairs of one cohort (StatisticsTests/Reference/matching.R), from a trial's rows.
struct MatchedSetReferenceTests {
  private static func lines(_ name: String) throws -> [[String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../StatisticsTests/Reference/\(name).csv").standardized
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").map(String.init) }
  }

  @Test func `the pairs are those of MatchIt, whatever the order of the rows`() throws {
    let rows = try Self.lines("matching-cohort")
    for rows in [rows, rows.reversed()] {
      let cohort = Self.cohort(rows)
      let set = try MatchedSet.make(cohort).get()
      let ids = cohort.data.subjects.ids
      let pairs = Set(set.pairs.map { [ids[$0.treated], ids[$0.control]] })
      #expect(pairs == Set(try Self.lines("matching-pairs")))
      #expect(set.unmatchedTreated == 1 && set.pairs.count == 58)
    }
  }

  private static func cohort(_ rows: [[String]]) -> Cohort {
    var fixture = EfficacyFixture(randomised: false)
    fixture.study.arms = [Arm(code: "1", name: "T"), Arm(code: "0", name: "C", isReference: true)]
    fixture.study.matching = MatchingPlan(
      treatedArm: "1", covariates: ["age", "ecog", "lesions", "liver", "kps"])
    for row in rows {
      fixture.subject(row[0], randomised: nil, alive: 10, arm: row[1]) { subject in
        (subject.age, subject.ecog) = (Int(row[2]), Int(row[3]))
        subject.covariates = ["lesions": row[4], "liver": row[5], "kps": row[6]]
      }
    }
    return fixture.cohort(.byArm)
  }
}
