import Foundation
import Testing

/// `trialtop survival` on files of any shape, without a store.
@Suite struct SurvivalCommandTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch()
  }

  private func survival(_ text: String, _ options: String...) throws -> CommandRun {
    try scratch.write("t.csv", text)
    return try scratch.run(
      ["survival", scratch.file("t.csv"), "--time", "t", "--event", "e"] + options)
  }

  private func json(_ run: CommandRun) throws -> [String: Any] {
    #expect(run.code == 0, "\(run.errors)")
    return try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
  }

  // MARK: Numbers

  private static let references: String = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return tests.deletingLastPathComponent().path + "/StatisticsTests/Reference"
  }()

  /// `groups/0/median/estimate` in the JSON.
  private func number(_ path: String, in json: Any) throws -> Double? {
    var value = json
    for step in path.split(separator: "/") {
      if let index = Int(step) {
        let list = try #require(value as? [Any], "\(path)")
        value = try #require(list.indices.contains(index) ? list[index] : nil, "\(path)")
      } else {
        value = try #require((value as? [String: Any])?[String(step)], "\(path)")
      }
    }
    return value is NSNull ? nil : try #require((value as? NSNumber)?.doubleValue, "\(path)")
  }

  /// To the tolerances of the issue: 1e-9, and 1e-6 for what depends on the coefficients.
  @Test func `every number of a file with missing values is that of R`() throws {
    let run = try scratch.run([
      "survival", Self.references + "/any-csv-data.csv", "--time", "months", "--event", "died",
      "--group", "arm", "--strata", "site", "--covariates", "age,stage,arm", "--categorical",
      "stage,arm", "--at", "6,12.5,60", "--rmst", "18", "--format", "json",
    ])
    let found = try json(run)
    let lines = try String(contentsOfFile: Self.references + "/any-csv.csv", encoding: .utf8)
      .split(separator: "\n").dropFirst()
    #expect(lines.count > 80)
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let (path, expected) = (String(cells[0]), Double(cells[1]))
      let value = try number(path, in: found)
      let isExact = !path.hasPrefix("cox/") || path.contains("logLikelihood")
      guard let value, let expected else {
        #expect(value == nil && expected == nil, "\(path)")
        continue
      }
      #expect(
        abs(value - expected) <= (isExact ? 1e-9 : 1e-6) * abs(expected),
        "\(path): \(value), R \(expected)")
    }
    let cox = try #require(found["cox"] as? [String: Any])
    let terms = try #require(cox["terms"] as? [[String: Any]])
    #expect(
      terms.compactMap { $0["name"] as? String }
        == ["age", "stage=III", "stage=IVA", "arm=treated"])
    let warnings = try #require(found["warnings"] as? [String])
    for used in ["Kaplan–Meier: 117 of 120", "log-rank test: 116 of 120", "Cox model: 112 of 120"] {
      #expect(warnings.contains { $0.hasPrefix(used) }, "\(warnings)")
    }
  }

  @Test func `the JSON has its keys in order and null for what was not asked for`() throws {
    let run = try survival("t,e\n1,1\n2,0\n3,1\n4,0\n", "--format", "json", "--conf-type", "plain")
    #expect(
      run.text == """
        {
          "groups": [
            {"name": "all", "subjects": 4, "events": 2, "median": {"estimate": 3.0, "lower": 1.0, \
        "upper": null}, "rmst": null, "survivalAt": []}
          ],
          "logRank": null,
          "cox": null,
          "warnings": []
        }

        """)
  }

  // MARK: Text

  @Test func `the text draws the curves and names what its numbers are`() throws {
    let rows = (1...40).map { "\($0),\($0 % 3 == 0 ? 0 : 1),\($0 % 2 == 0 ? "A" : "B"),\($0 % 7)" }
    let run = try survival(
      "t,e,g,x\n" + rows.joined(separator: "\n"), "--group", "g", "--covariates", "x", "--at",
      "10,20", "--rmst", "20", "--time-unit", "months", "--ties", "breslow", "--charset", "ascii")
    #expect(run.code == 0, "\(run.errors)")
    for words in [
      "40 rows · time: t (months) · event: e = 1, true or yes · group: g", "100 %+", "- A at risk",
      "time (months)", "Median time (months)", "Brookmeyer", "log-log", "Survival at fixed times",
      "Mean time restricted to 20", "Difference of restricted means, B − A", "Log-rank test",
      "Breslow's ties", "Likelihood ratio", "concordance", "proportional hazards",
      "40 subjects, 27 events",
    ] {
      #expect(run.text.contains(words), "\(words)")
    }
    #expect(!run.text.contains("Warnings"))
  }

  @Test func `the picture is as wide as the size or COLUMNS says`() throws {
    let rows = (1...40).map { "\($0),\($0 % 3 == 0 ? 0 : 1)" }.joined(separator: "\n")
    let wide = { (run: CommandRun) in
      run.lines.filter { $0.contains("└") }.map(\.count).max()
    }
    #expect(try wide(survival("t,e\n" + rows)) == 80)
    #expect(try wide(survival("t,e\n" + rows, "--size", "60x20")) == 60)
    let narrow = try scratch.run(
      ["survival", scratch.file("t.csv"), "--time", "t", "--event", "e"],
      environment: ["COLUMNS": "50"])
    #expect(wide(narrow) == 50)
  }

  @Test func `text from the data cannot move the cursor`() throws {
    let run = try survival("t,e,g\n1,1,a\u{1B}[2J\n2,0,b\u{7}\n3,1,b\u{7}\n", "--group", "g")
    #expect(run.code == 0)
    #expect(run.output.allSatisfy { $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F })
  }

  @Test(arguments: ["text", "json"])
  func `the output is the same on every machine`(_ format: String) throws {
    let options = ["--group", "g", "--format", format]
    let text = "t,e,g\n1.5,1,ä\n2,0,Z\n3.25,1,z\n4,1,Z\n"
    try scratch.write("t.csv", text)
    let words = ["survival", scratch.file("t.csv"), "--time", "t", "--event", "e"] + options
    let here = try scratch.run(words)
    let elsewhere = try scratch.run(
      words, environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Shanghai"])
    #expect(here.code == 0 && here.output == elsewhere.output)
  }

  // MARK: Data

  @Test func `what counts as censored is listed beside the value of the event`() throws {
    let run = try survival(
      "t,e\n1,dead\n2,alive\n3,lost\n4,alive\n5,\n", "--event-value", "dead", "--format", "json")
    let warnings = try #require(try json(run)["warnings"] as? [String])
    #expect(
      warnings == [
        "column e: 1 of 5 rows without a value (empty, NA, NaN or a full stop)",
        "Kaplan–Meier: 4 of 5 rows used",
        "column e: dead is the event; counted as censored: alive (2), lost (1)",
      ])
  }

  @Test func `one group, a group without events and nobody at all are told and null`() throws {
    let one = try json(survival("t,e,g\n1,1,A\n2,0,A\n", "--group", "g", "--format", "json"))
    #expect(one["logRank"] is NSNull)
    #expect((one["warnings"] as? [String])?.first?.contains("fewer than two groups") == true)
    let none = try json(
      survival("t,e,g\n1,1,A\n2,0,B\n3,1,A\n", "--group", "g", "--format", "json"))
    #expect((none["warnings"] as? [String])?.first == "group B: no events among 1 subject")
    let nobody = try json(
      survival("t,e,g,x\n,1,A,2\n3,,B,3\n", "--group", "g", "--covariates", "x", "--format", "json")
    )
    #expect((nobody["groups"] as? [Any])?.isEmpty == true)
    #expect(nobody["logRank"] is NSNull)
  }

  @Test func `separated and constant covariates are refused with the reason`() throws {
    let text = "t,e,x,k\n1,1,0,5\n2,1,0,5\n3,1,0,5\n4,1,1,5\n5,1,1,5\n6,0,1,5\n"
    let separated = try json(survival(text, "--covariates", "x", "--format", "json"))
    #expect(try number("cox/terms/0/coefficient", in: separated) == nil)
    #expect(try number("cox/score/chiSquare", in: separated) != nil)
    #expect((separated["warnings"] as? [String])?.first?.contains("separated") == true)
    let constant = try json(survival(text, "--covariates", "k", "--format", "json"))
    #expect(try number("cox/terms/0/coefficient", in: constant) == nil)
    #expect((constant["warnings"] as? [String])?.first?.contains("one value") == true)
  }

  @Test(arguments: [
    (["--covariates", "x,x"], "x,x"), (["--covariates", "e"], "the event itself"),
    (["--categorical", "x"], "not one of the --covariates"), (["--at", "1,-2"], "1,-2"),
    (["--at", "1,inf"], "1,inf"), (["--rmst", "nan"], "nan"), (["--ties", "exact"], "efron"),
    (["--conf-type", "logit"], "log-log"), (["--time-unit", "weeks"], "months"),
  ])
  func `an option that makes no sense ends with 2`(_ options: [String], _ words: String) throws {
    try scratch.write("t.csv", "t,e,x\n1,1,1\n")
    let run = try scratch.run(
      ["survival", scratch.file("t.csv"), "--time", "t", "--event", "e"] + options)
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `a file that cannot be analysed ends with 1 and says where`() throws {
    let run = try survival("t,e\n1,1\n-2,1\n")
    #expect(run.code == 1 && run.output.isEmpty)
    #expect(run.errors.contains("t.csv, row 3, column t: the time is negative"))
    let absent = try scratch.run(
      "survival", scratch.file("no.csv"), "--time", "t", "--event", "e")
    #expect(absent.code == 1 && absent.errors.contains("is missing"))
  }

  @Test func `a quoted name of a column may hold a comma`() throws {
    let run = try survival(
      "t,e,\"age, years\"\n1,1,60\n2,1,50\n3,1,70\n4,0,40\n", "--covariates", "\"age, years\"",
      "--format", "json")
    #expect(run.text.contains("\"name\": \"age, years\""), "\(run.errors)")
  }

  @Test func `a file comes through a pipe too`() throws {
    try scratch.write("t.csv", "t,e\n1,1\n2,0\n")
    let line = "cat \"$1\" | \"$0\" survival - --time t --event e --format json"
    let run = try scratch.run(
      [scratch.file("t.csv")], under: ["/bin/sh", "-c", line])
    #expect(run.code == 0 && run.text.contains("\"subjects\": 2"), "\(run.errors)")
  }
}
