import CohortFiles
import CohortModel
import Foundation
import Testing

/// What the sources of the sample trials printed, against what the program computes from the rows.
@Suite struct PublishedCommandTests {
  static let studies = ["polymetastatic-rt", "liver-metastases-ici", "low-dose-rt"]

  struct Figure: CustomTestStringConvertible, Sendable {
    var study: String
    var id: String
    /// The source names the endpoint alone.
    var isSilent: Bool

    var testDescription: String { "\(study) \(id)" }
  }

  /// As published.toml has them; a file that cannot be read fails the test below.
  static let figures: [Figure] = studies.flatMap { study in
    let published = try? TrialFolder(CommandScratch.sampleFolder(study)).published().published
    return (published?.figures ?? []).map {
      Figure(study: study, id: $0.id, isSilent: $0.printed.isEmpty)
    }
  }

  /// Agreement by figure, from one run of each study.
  private static let agreements: [String: [String: String]] = Dictionary(
    uniqueKeysWithValues: studies.map { ($0, (try? agreements(of: $0)) ?? [:]) })

  private static func agreements(of study: String) throws -> [String: String] {
    let run = try CommandScratch().run("report", "published", study, "--format", "json")
    let report = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let tables = report?["tables"] as? [String: [String: Any]]
    let rows = tables?["figures"]?["rows"] as? [[String: Any]] ?? []
    return rows.reduce(into: [:]) { agreements, row in
      guard let id = row["id"] as? String else { return }
      agreements[id] = row["agreement"] as? String
    }
  }

  @Test(arguments: figures)
  func `the rows give what was printed`(_ figure: Figure) {
    let agreement = Self.agreements[figure.study]?[figure.id]
    #expect(agreement == (figure.isSilent ? "nothingPrinted" : "agrees"))
  }

  @Test(arguments: [("polymetastatic-rt", 31), ("liver-metastases-ici", 13), ("low-dose-rt", 29)])
  func `every figure of the source is there`(_ study: String, _ count: Int) {
    #expect(Self.figures.count { $0.study == study } == count)
    #expect(Self.agreements[study]?.count == count)
  }

  @Test func `a figure that does not agree ends with 4`() throws {
    let scratch = try CommandScratch.withStore()
    try scratch.write("trial/published.toml", Self.handFigures(printed: "4"))
    let wrong = try scratch.run("report", "published", scratch.folder)
    #expect(wrong.code == 4)
    #expect(wrong.text.contains("differs"))
    #expect(wrong.errors.contains("1 of 1 figure"))
    try scratch.write("trial/published.toml", Self.handFigures(printed: ""))
    let silent = try scratch.run("report", "published", scratch.folder)
    #expect(silent.code == 0, "\(silent.errors)")
    #expect(silent.text.contains("nothing printed"))
  }

  private static func handFigures(printed: String) -> String {
    """
    document = "By hand"
    [[figure]]
    id = "sites"
    label = "Sites"
    printed = "\(printed)"
    computed = "count"
    measure = "sites"
    set = "itt"
    denominator = "everybody"
    """
  }

  @Test(arguments: [
    [], ["polymetastatic-rt", "--where", "age>60"], ["polymetastatic-rt", "--set", "matched"],
    ["polymetastatic-rt", "--endpoint", "OS"], ["polymetastatic-rt", "--as-entered", "1"],
    ["polymetastatic-rt", "--table", "bogus"],
  ])
  func `usage errors end with 2`(_ words: [String]) throws {
    #expect(try CommandScratch().run(["report", "published"] + words).code == 2)
  }

  @Test func `what is no trial, or has no published figures, is said`() throws {
    let scratch = try CommandScratch.withStore()
    let nothing = try scratch.run("report", "published", "bogus")
    #expect(nothing.code == 1)
    #expect(nothing.errors.contains("bogus"))
    let unpublished = try scratch.run("report", "published", scratch.folder)
    #expect(unpublished.code == 1)
    #expect(unpublished.errors.contains("published.toml"))
  }

  @Test func `a folder leaves nothing behind`() throws {
    let scratch = try CommandScratch.withStore()
    try scratch.write("trial/published.toml", Self.handFigures(printed: "2"))
    let own = scratch.file("temporary")
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    _ = try scratch.run(["report", "published", scratch.folder], environment: ["TMPDIR": own])
    #expect(try FileManager.default.contentsOfDirectory(atPath: own).isEmpty)
  }
}
