import Foundation
import Testing

@Suite struct ProportionCommandTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch()
  }

  private func run(_ words: String...) throws -> CommandRun {
    let run = try scratch.run(["proportion"] + words)
    #expect(run.code == 0, "\(words): \(run.errors)")
    #expect(run.errors.isEmpty, "\(words)")
    return run
  }

  private func json(_ words: String...) throws -> [String: Any] {
    let run = try scratch.run(["proportion"] + words + ["--format", "json"])
    return try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
  }

  private func rows(_ report: [String: Any], _ key: String) throws -> [String: [String: Any]] {
    let rows = try #require(report[key] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["method"] as? String ?? "", $0) })
  }

  @Test func `one proportion has seven intervals, each by its name`() throws {
    let text = try run("20", "49").text
    #expect(text.hasPrefix("20 of 49: 40.8 %\n"))
    #expect(text.contains(/Wilson with continuity correction +40\.82 +27\.32 to 55\.74\n/))
    #expect(text.contains("95 %"))
    let report = try json("20", "49")
    #expect(report["successes"] as? Int == 20 && report["n"] as? Int == 49)
    // JSONSerialization may lose the last digit.
    let proportion = try #require(report["proportion"] as? Double)
    #expect(abs(proportion - 20.0 / 49) < 1e-15)
    let intervals = try rows(report, "intervals")
    #expect(
      Set(intervals.keys) == [
        "wilson-cc", "wilson", "clopper-pearson", "agresti-coull", "jeffreys", "mid-p", "wald",
      ])
    let lower = try #require(intervals["jeffreys"]?["lower"] as? Double)
    #expect(abs(lower - 0.2790520525090377) < 1e-12)
  }

  @Test func `a method and a level can be chosen`() throws {
    let report = try json("20", "49", "--method", "jeffreys", "--level", "0.9")
    #expect(try rows(report, "intervals").keys.sorted() == ["jeffreys"])
    #expect(report["level"] as? Double == 0.9)
    let difference = try json("56", "70", "48", "80", "--method", "miettinen-nurminen")
    #expect(try rows(difference, "difference").keys.sorted() == ["miettinen-nurminen"])
    #expect(try run("1", "2", "--level", "0.975").text.contains("97.5 %"))
  }

  /// Newcombe, Stat Med 1998;17:873, table II (a).
  @Test func `two proportions have difference, ratios and tests, each by its name`() throws {
    let text = try run("56", "70", "48", "80").text
    #expect(text.hasPrefix("56 of 70 (80.0 %) against 48 of 80 (60.0 %)\n"))
    #expect(text.contains(/Newcombe hybrid score +20\.00 +5\.24 to 33\.39\n/))
    #expect(text.contains(/Miettinen–Nurminen score +20\.00 +5\.28 to 33\.82\n/))
    let report = try json("56", "70", "48", "80")
    #expect((report["groups"] as? [[String: Any]])?.map { $0["n"] as? Int } == [70, 80])
    let tests = try rows(report, "tests")
    #expect(tests["chi-square"]?["degreesOfFreedom"] as? Int == 1)
    #expect(tests["fisher"]?["pValue"] as? Double != nil)
    #expect(tests["chi-square-yates"]?["pValue"] as? Double != nil)
    #expect(try rows(report, "riskRatio").keys.sorted() == ["katz", "koopman"])
    #expect(try rows(report, "oddsRatio").keys.sorted() == ["conditional-exact", "woolf"])
    #expect(try rows(report, "difference").count == 5)
  }

  @Test func `what is not defined is null in JSON and a dash in text`() throws {
    let report = try json("0", "10", "0", "20")
    for key in ["riskRatio", "oddsRatio"] {
      for row in try rows(report, key).values { #expect(row["estimate"] is NSNull, "\(row)") }
    }
    #expect(try rows(report, "tests")["chi-square"]?["pValue"] is NSNull)
    #expect(try rows(report, "tests")["fisher"]?["pValue"] as? Double == 1)
    #expect(try run("0", "10", "0", "20").text.contains(/Katz log +– +–\n/))
    #expect(try run("10", "10", "0", "20").text.contains(/Koopman score +∞ +[0-9.]+ to ∞\n/))
  }

  @Test(arguments: [
    (["5", "4"], "5 of 4: X cannot be larger than N"), (["0", "0"], "no proportion of nobody"),
    (["1", "2", "0", "0"], "no proportion of nobody"), (["-1", "4"], "-1 is not a count"),
    (["x", "4"], "x is not a count"), (["1.5", "4"], "1.5 is not a count"),
    (["1", "99999999999999999999"], "is not a count"), (["1", "2", "3"], "there are 3"),
    ([], "there are 0"), (["1"], "there are 1"), (["1", "2", "3", "4", "5"], "there are 5"),
    (["1", "2", "--method", "odd"], "clopper-pearson"),
    (["1", "2", "1", "2", "--method", "wilson"], "newcombe-cc"),
    (["1", "2", "--level", "95"], "between 0 and 1"),
    (["1", "2", "--level", "nan"], "between 0 and 1"), (["1", "2", "--level", "0"], "0.95"),
    (["1", "2", "--format", "csv"], "csv"), (["1", "2", "--bogus"], "--bogus"),
  ])
  func `counts that make no sense end with 2 and say why`(words: [String], why: String) throws {
    let run = try scratch.run(["proportion"] + words)
    #expect(run.code == 2, "\(words)")
    #expect(run.output.isEmpty, "\(words)")
    #expect(run.errors.contains(why), "\(words): \(run.errors)")
  }

  @Test(arguments: [["20", "49"], ["56", "70", "48", "80"], ["10", "10", "0", "20"]])
  func `the output is the same in every locale`(words: [String]) throws {
    for format in ["text", "json"] {
      let command = ["proportion"] + words + ["--format", format]
      let here = try scratch.run(command)
      let there = try scratch.run(
        command, environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"])
      #expect(here.output == there.output)
      #expect(here.output.last == 0x0A)
    }
  }
}
