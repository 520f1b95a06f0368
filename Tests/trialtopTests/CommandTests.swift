import Foundation
import Testing

@Suite struct CommandTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch()
  }

  @Test func `a stranger's trial takes two commands from template to page`() throws {
    let made = try scratch.run("init", scratch.folder)
    #expect(made.code == 0)
    #expect(made.text.contains("trialtop import"))
    #expect(try scratch.importTrial().code == 0)
    for page in pages {
      #expect(try scratch.run("print", page, scratch.store).code == 0, "\(page)")
      #expect(try scratch.run("report", page, scratch.store).code == 0, "\(page)")
    }
    #expect(try scratch.run("check", scratch.store).code == 0)

    let header = String(decoding: try scratch.bytes("trial/subjects.csv"), as: UTF8.self)
    let cells = header.split(separator: ",").map { $0 == "subject_id" ? "X1" : "" }
    try scratch.write("trial/subjects.csv", header + cells.joined(separator: ",") + "\n")
    #expect(try scratch.importTrial().text.contains("Batch 2 is in"))
    let report = try scratch.run("report", "enrolment", scratch.store, "--table", "flow")
    #expect(report.text.contains(/Screened +– +1\b/))
  }

  @Test func `init never writes over a file`() throws {
    #expect(try scratch.run("init", scratch.folder).code == 0)
    try scratch.write("trial/study.toml", "mine")
    let again = try scratch.run("init", scratch.folder)
    #expect(again.code == 1)
    #expect(again.errors.contains("exists already"))
    #expect(try scratch.bytes("trial/study.toml") == Data("mine".utf8))
  }

  @Test(arguments: [
    ["pritn"], ["pritn", "overview"], ["--nope"], ["print", "bogus"], ["print"],
    ["print", "overview", "--size", "0x5"], ["print", "overview", "--size", "80"],
    ["print", "overview", "--charset", "ebcdic"], ["print", "overview", "--color", "7"],
    ["print", "overview", "--as-of", "31.12.2025"], ["print", "overview", "--access", "all"],
    ["print", "overview", "--as-entered", "yesterday"], ["report", "bogus"],
    ["report", "safety", "--format", "xml"], ["report", "safety", "--class", "odd"],
    ["import"], ["import", "folder"], ["init"], ["simulate", "bogus", "--out", "x"],
    ["simulate", "eso-shanghai20", "--out", "x", "--subjects", "0"],
    ["simulate", "low-dose-rt", "--out", "x", "--subjects", "10"],
    ["simulate", "low-dose-rt", "--out", "x", "--cut-off", "2022-01-01"],
    ["simulate", "eso-shanghai20", "--into", "x"], ["simulate", "registry", "--out", "x"],
    ["simulate", "registry", "--into", "x", "--subjects", "10000000"],
    ["demo", "low-dose-rt", "--live"],
    ["feed", "x", "--rate", "0"], ["check", "a", "b"],
  ])
  func `a command that is not understood ends with 2 and says how it goes`(
    _ words: [String]
  ) throws {
    let run = try scratch.run(words)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("--help") || run.errors.contains("Usage"))
  }

  @Test func `help and version are answers, not errors`() throws {
    let version = try scratch.run("--version")
    #expect(version.code == 0)
    #expect(version.text.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    let help = try scratch.run("--help")
    #expect(help.code == 0)
    #expect(help.text.contains("Exit codes: 0 done, 1 failure, 2 usage, 3 not a valid store"))
    for command in commands {
      #expect(help.text.contains("\n  \(command)"), "\(command)")
      let own = try scratch.run(command, "--help")
      #expect(own.code == 0, "\(command)")
      #expect(own.text.contains("USAGE: trialtop \(command)"), "\(command)")
    }
  }

  @Test func `the dashboard without a terminal names print`() throws {
    let scratch = try CommandScratch.withStore()
    for words in [[], [scratch.store], ["open", scratch.store], ["demo"]] {
      let run = try scratch.run(words)
      #expect(run.code == 1)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("terminal") && run.errors.contains("trialtop print"))
    }
  }

  @Test func `without a store the sample is imported once and opened again`() throws {
    try scratch.write(HandTrial(), to: "eso-shanghai20")
    let samples = ["TRIALTOP_SAMPLE_DATA": scratch.path]
    let first = try scratch.run(["print", "overview"], environment: samples)
    #expect(first.code == 0)
    #expect(first.text.contains("Hand trial"))
    let stores = try storesOfDemo()
    #expect(stores.count == 1)
    #expect(try scratch.run(["print", "overview"], environment: samples).output == first.output)
    #expect(try storesOfDemo() == stores)
  }

  /// Their names and when they were made.
  private func storesOfDemo() throws -> [String: Date] {
    let files = FileManager.default
    let folder = scratch.file("cache/trialtop/demo")
    let names = try files.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".trialtop") }
    return try names.reduce(into: [:]) { dates, name in
      dates[name] =
        try files.attributesOfItem(atPath: folder + "/" + name)[.modificationDate] as? Date
    }
  }

  @Test func `check ends with 4 where it finds an error, and with 0 where it does not`() throws {
    let sound = try CommandScratch.withStore()
    #expect(try sound.run("check", sound.store).code == 0)
    let broken = try CommandScratch.withStore(
      HandTrial().replacing("\",4,2025-09-28", "\",5,2025-09-28", in: "ae.csv"))
    let run = try broken.run("check", broken.store)
    #expect(run.code == 4)
    #expect(run.lines.contains { $0.hasPrefix("error E22 P04: ") })
    #expect(run.lines.last?.hasPrefix("1 error, ") == true)
  }

  @Test func `check looks at the trial as of the day that it is asked for`() throws {
    let broken = try CommandScratch.withStore(
      HandTrial().replacing("\",4,2025-09-28", "\",5,2025-09-28", in: "ae.csv"))
    let run = try broken.run("check", broken.store, "--as-of", "2025-09-27")
    #expect(run.code == 0)
    #expect(run.lines.last?.hasSuffix("at cut-off 2025-09-27") == true)
  }
}

let pages = ["overview", "enrolment", "safety", "listing", "response", "survival", "comparison"]

private let commands = ["open", "demo", "import", "init", "print", "report", "check", "simulate"]
