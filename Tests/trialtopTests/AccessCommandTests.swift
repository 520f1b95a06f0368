import CohortModel
import CohortStore
import Foundation
import Testing

/// Under pooled access nothing that anybody can read tells who is in which arm.
@Suite struct AccessCommandTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch.withStore()
  }

  private func names(_ text: some StringProtocol) -> [String] {
    HandTrial.armWords.filter { text.localizedCaseInsensitiveContains($0) }
  }

  /// A report with numbers of every arm.
  static let byArm = ["report", "survival", "--access", "by-arm", "--format", "json"]

  /// Everything that can be printed of a trial.
  private static let outputs: [[String]] =
    pages.flatMap { page in
      ["80x24", "200x60"].map { ["print", page, "--size", $0] }
        + ["text", "csv", "json"].map { ["report", page, "--format", $0] }
    } + [["check"], ["report", "survival", "--endpoint", "os", "--format", "json"]]

  @Test func `no page, report or check names an arm where arms are pooled`() throws {
    for words in AccessCommandTests.outputs {
      let run = try scratch.run(words + [scratch.store])
      #expect(run.code == 0, "\(words)")
      #expect(names(run.text) == [], "\(words)")
    }
  }

  @Test func `pooled is the default of a randomised trial and by-arm must be asked for`() throws {
    let byDefault = try scratch.run("print", "survival", scratch.store)
    #expect(byDefault.text.contains("pooled"))
    let pooled = try scratch.run("print", "survival", scratch.store, "--access", "pooled")
    #expect(pooled.output == byDefault.output)
    let byArm = try scratch.run("print", "survival", scratch.store, "--access", "by-arm")
    #expect(names(byArm.text).contains("QXZARM") && names(byArm.text).contains("KVJARM"))
    let report = try scratch.run(
      "report", "survival", scratch.store, "--access", "by-arm", "--format", "json")
    #expect(report.text.contains("\"group\": \"QXZARM\""))
  }

  @Test func `masked access shows letters and never a name`() throws {
    for words in AccessCommandTests.outputs {
      let run = try scratch.run(words + [scratch.store, "--access", "masked"])
      #expect(run.code == 0, "\(words)")
      #expect(names(run.text) == [], "\(words)")
    }
    let report = try scratch.run(
      "report", "survival", scratch.store, "--access", "masked", "--format", "json")
    #expect(report.text.contains("\"group\": \"A\"") && report.text.contains("\"group\": \"B\""))
    #expect(report.text.contains("may be inferable"))
  }

  @Test func `other arms make no difference to what is pooled, nor to the main store`() throws {
    let pooled = try AccessCommandTests.outputs.map { try scratch.run($0 + [scratch.store]).output }
    let tables = try StoreTables.everything(scratch.store)
    try scratch.write("trial/arms.csv", HandTrial.otherArms)
    let other = scratch.file("other.trialtop")
    #expect(try scratch.run("import", scratch.folder, "--into", other).code == 0)

    #expect(try StoreTables.everything(other) == tables)
    for (words, output) in zip(AccessCommandTests.outputs, pooled) {
      #expect(try scratch.run(words + [other]).output == output, "\(words)")
    }
    let byArm = try [scratch.store, other].map {
      try scratch.run(AccessCommandTests.byArm + [$0]).output
    }
    #expect(byArm[0] != byArm[1])
  }

  @Test func `the main store has arms in the study's design and nowhere else`() throws {
    try scratch.write(
      HandTrial().adding("P01,WUGARM,\nP99,QXZARM,\n,KVJARM,\nP02\n", to: "arms.csv"), to: "arms")
    try scratch.write(HandTrial().without("arms.csv"), to: "none")
    let (arms, none) = (scratch.file("arms.trialtop"), scratch.file("none.trialtop"))
    #expect(try scratch.run("import", scratch.file("arms"), "--into", arms).code == 0)
    #expect(try scratch.run("import", scratch.file("none"), "--into", none).code == 0)
    for word in HandTrial.armWords {
      #expect(try count(word, "none.trialtop") > 0, "\(word)")
      #expect(
        try count(word, "arms.trialtop") == count(word, "none.trialtop"), "\(word)")
    }
    #expect(try count("WUGARM", "arms.trialtop") == 0)
    #expect(try count("WUGARM", "arms.allocations") > 0)
    #expect(!scratch.exists("none.allocations"))
  }

  @Test func `corrected arms are a new version, and the old ones stay at hand`() throws {
    let words = AccessCommandTests.byArm + [scratch.store]
    func tables(_ more: String...) throws -> String {
      try scratch.run(words + more).text.split(separator: "\"tables\":").last.map(String.init) ?? ""
    }
    let old = try tables()
    let page = try scratch.run("print", "survival", scratch.store)
    try scratch.write("trial/arms.csv", HandTrial.otherArms)
    #expect(try scratch.importTrial().text.contains("Batch 2 is in"))
    #expect(try tables() != old)
    #expect(try tables("--as-entered", "1") == old)
    #expect(try scratch.run("print", "survival", scratch.store).output == page.output)
  }

  /// How often a word stands in a store's files, used pages or not.
  private func count(_ word: String, _ file: String) throws -> Int {
    let files = [file, file + "-wal"].filter(scratch.exists)
    let bytes = try files.reduce(into: Data()) { try $0.append(scratch.bytes($1)) }
    var (count, start) = (0, bytes.startIndex)
    while let found = bytes.range(of: Data(word.utf8), in: start..<bytes.endIndex) {
      (count, start) = (count + 1, found.upperBound)
    }
    return count
  }

  @Test(arguments: ["arm", "ARM", "TRT01P", "ACTARM", "组别"])
  func `a column of arms among the subjects is fatal, and no byte of it is kept`(
    _ name: String
  ) throws {
    let before = try StoreTables.everything(scratch.store)
    let subjects = HandTrial.subjects.split(separator: "\n").enumerated()
      .map { $1 + ($0 == 0 ? ",\(name)" : ",WUGARM") }
    try scratch.write(HandTrial().with("subjects.csv", subjects.joined(separator: "\n") + "\n"))
    let run = try scratch.importTrial()
    #expect(run.code == 1)
    #expect(run.errors.contains("subjects.csv, row 1, \(name): "))
    #expect(run.errors.contains("move it to arms.csv"))
    #expect(try StoreTables.everything(scratch.store) == before)
    #expect(try count("WUGARM", "trial.trialtop") == 0)
  }
}

/// Who may open the allocations, and what is said to those who may not.
@Suite struct AllocationsFileTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch.withStore()
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func `the allocations are their owner's alone`() throws {
    #expect(try mode(scratch.allocations) == 0o600)
    #expect(try mode(scratch.store) & 0o600 == 0o600)
    for end in ["-wal", "-shm"] where scratch.exists("trial.allocations" + end) {
      #expect(try mode(scratch.allocations + end) == 0o600)
    }
  }

  @Test(arguments: ["masked", "by-arm"])
  func `without the allocations access to arms fails with a clear word`(_ access: String) throws {
    for end in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: scratch.allocations + end)
    }
    for words in [["print", "survival"], ["report", "safety"], ["check"]] {
      let run = try scratch.run(words + [scratch.store, "--access", access])
      #expect(run.code == 1, "\(words)")
      #expect(run.output.isEmpty, "\(words)")
      #expect(run.errors.contains(scratch.allocations), "\(words): \(run.errors)")
      #expect(run.errors.contains("arms"), "\(words): \(run.errors)")
    }
    #expect(try scratch.run("print", "survival", scratch.store).code == 0)
  }

  /// Another user of the machine, where the tests may become one.
  private static let stranger: [String]? = {
    let isRoot = geteuid() == 0
    let hasTool = FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
    guard isRoot, hasTool, isReachable(CommandScratch.program) else { return nil }
    return ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
  }()

  /// Whether others may run a program where it lies.
  private static func isReachable(_ program: String) -> Bool {
    var path = program
    while path != "/" {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o001 != 0 else {
        return false
      }
      path = URL(fileURLWithPath: path).deletingLastPathComponent().path
    }
    return true
  }

  @Test(
    .enabled("needs to run as another user") { stranger != nil || geteuid() != 0 },
    arguments: ["masked", "by-arm"])
  func `who may not read the allocations sees the pooled trial alone`(_ access: String) throws {
    let prefix = AllocationsFileTests.stranger ?? []
    let others = prefix.isEmpty ? 0o000 : 0o600
    chmod(scratch.allocations, mode_t(others))
    chmod(scratch.path, 0o755)
    let environment = ["HOME": "/nonexistent", "XDG_CACHE_HOME": "", "XDG_STATE_HOME": ""]
    let run = try scratch.run(
      ["print", "survival", scratch.store, "--access", access], under: prefix,
      environment: environment)
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(scratch.allocations) && run.errors.contains("permission"))
    let pooled = try scratch.run(
      ["print", "survival", scratch.store], under: prefix, environment: environment)
    #expect(pooled.code == 0, "\(pooled.errors)")
    #expect(try pooled.output == scratch.run("print", "survival", scratch.store).output)
  }
}

/// Filters are a way to ask who is in which arm, and closed for those who may not.
@Suite struct AccessFilterTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch.withStore()
  }

  static let closed = [
    "lung_v20>10", "lung_v20!=missing", "bolus=kappa7", "BOLUS=kappa7", "bolus!=missing",
    "rel_local=related", "rel_io", "!rel_chemo", "grade>=2 | bolus~kap", "!(lung_v20<5)",
  ]

  @Test(arguments: closed)
  func `a field that tells the arm is refused, pooled and masked`(_ filter: String) throws {
    for access in ["pooled", "masked"] {
      for words in [["print", "listing"], ["report", "safety"]] {
        let run = try scratch.run(
          words + [scratch.store, "--access", access, "--where", filter])
        #expect(run.code == 2, "\(access) \(words)")
        #expect(run.output.isEmpty, "\(access) \(words)")
        #expect(run.errors.contains("closed under \(access) access"), "\(run.errors)")
      }
    }
    let open = try scratch.run(
      "report", "safety", scratch.store, "--access", "by-arm", "--where", filter)
    #expect(open.code == 0, "\(open.errors)")
  }

  @Test func `the arm itself is a field by arm alone`() throws {
    func code(_ access: String, _ filter: String) throws -> Int32 {
      try scratch.run("report", "safety", scratch.store, "--access", access, "--where", filter).code
    }
    #expect(try code("pooled", "arm=QXZARM") == 2)
    #expect(try code("pooled", "arm=A") == 2)
    #expect(try code("masked", "arm=QXZARM") == 2)
    #expect(try code("masked", "arm=A") == 2)
    #expect(try code("by-arm", "arm=QXZARM") == 0)
    #expect(try code("by-arm", "arm=A") == 2)
  }

  @Test(arguments: ["kappa7", "QXZARM", "toripalimab", "13.25"])
  func `a search finds nothing in what is closed`(_ word: String) throws {
    for access in ["pooled", "masked"] {
      let run = try scratch.run(
        "report", "listing", scratch.store, "--access", access, "--format", "csv", "--table",
        "events", "--where", "\"\(word)\"")
      #expect(run.code == 0, "\(access): \(run.errors)")
      #expect(run.output.split(separator: 0x0A).count == 1, "\(access): \(run.text)")
    }
  }
}
