import CohortModel
import Foundation
import Testing

/// The sample trial is what its README says it is.
@Suite struct SampleTrialTests {
  private func contents(of folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try names.reduce(into: [:]) { files, name in
      files[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    }
  }

  static let studies = ["eso-shanghai20"] + PublishedCommandTests.studies

  @Test(arguments: studies)
  func `the same seed makes the sample again, byte for byte`(_ study: String) throws {
    let scratch = try CommandScratch()
    var sample = try contents(of: CommandScratch.sampleFolder(study))
    // What a source printed is written by hand.
    sample["published.toml"] = nil
    let readme = String(decoding: sample["README.md"] ?? Data(), as: UTF8.self)
    let command = try #require(
      readme.split(separator: "\n").first { $0.hasPrefix("    trialtop simulate ") })
    let words = command.split(separator: " ").dropFirst().map(String.init)
    #expect(try scratch.run(words + ["--out", scratch.folder]).code == 0)
    #expect(try contents(of: scratch.folder) == sample)
  }

  @Test func `the samples together are not large`() throws {
    let files = try Self.studies.flatMap {
      try contents(of: CommandScratch.sampleFolder($0)).values
    }
    #expect(files.reduce(0) { $0 + $1.count } < 10_000_000)
  }

  @Test func `another seed makes another trial, and nothing is written over`() throws {
    let scratch = try CommandScratch()
    let words = ["simulate", "eso-shanghai20", "--subjects", "20", "--out", scratch.folder]
    #expect(try scratch.run(words + ["--seed", "1"]).code == 0)
    let first = try contents(of: scratch.folder)
    #expect(try scratch.run(words + ["--seed", "2"]).code == 1)
    #expect(try contents(of: scratch.folder) == first)
    #expect(try scratch.run(words + ["--seed", "2", "--replace"]).code == 0)
    let second = try contents(of: scratch.folder)
    #expect(second["subjects.csv"] != first["subjects.csv"])
    #expect(try scratch.importTrial().code == 0)
  }

  private struct Place: Hashable {
    var check: String
    var subject: String
  }

  @Test func `check finds every planted error, and no other error`() throws {
    let scratch = try CommandScratch()
    let run = try scratch.run("import", CommandScratch.sampleFolder, "--into", scratch.store)
    #expect(run.code == 0)
    let check = try scratch.run("check", scratch.store)
    #expect(check.code == 4)
    let found = check.lines.dropLast().map { line in
      let words = line.split(separator: " ", maxSplits: 3)
      return (
        severity: words[0],
        place: Place(check: String(words[1]), subject: String(words[2].dropLast()))
      )
    }
    let planted = try plantedErrors()
    let known = Set(IntegrityRule.all.map(\.id))
    // The program does not look for these yet.
    #expect(Set(planted.map(\.check)).subtracting(known) == ["E42"])
    let places = Set(found.map(\.place))
    for error in planted where known.contains(error.check) {
      #expect(places.contains(error), "\(error)")
    }
    // A response after the death is a contact after the death too.
    let twice = planted.filter { $0.check == "E10" }.map { Place(check: "E9", subject: $0.subject) }
    let errors = found.filter { $0.severity == "error" }.map(\.place)
    #expect(Set(errors).subtracting(planted + twice) == [])
    #expect(errors.count == Set(errors).count)
  }

  @Test func `every check of the program is planted at least once`() throws {
    let planted = Set(try plantedErrors().map(\.check))
    let wanted = ["E3", "E8", "E9", "E10", "E11", "E12", "E22", "W2", "W31", "W32", "W49", "W50"]
    #expect(planted.isSuperset(of: wanted))
  }

  /// The rows of the table in the README.
  private func plantedErrors() throws -> [Place] {
    let readme = try String(
      contentsOfFile: CommandScratch.sampleFolder + "/README.md", encoding: .utf8)
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    return rows.map { row in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return Place(check: cells[0], subject: cells[2])
    }
  }

  @Test(arguments: PublishedCommandTests.studies)
  func `a study that was published has no errors in its rows`(_ study: String) throws {
    let scratch = try CommandScratch()
    let folder = CommandScratch.sampleFolder(study)
    let run = try scratch.run("import", folder, "--into", scratch.store, "--strict")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try scratch.run("check", scratch.store).code == 0)
  }

  @Test(arguments: studies)
  func `every page of a sample can be printed, and says that it is synthetic`(
    _ study: String
  ) throws {
    let scratch = try CommandScratch()
    _ = try scratch.run("import", CommandScratch.sampleFolder(study), "--into", scratch.store)
    for page in pages {
      let run = try scratch.run("print", page, scratch.store, "--access", "by-arm")
      #expect(run.code == 0, "\(page)")
      #expect(run.text.contains("SYNTHETIC"), "\(page)")
    }
  }
}
