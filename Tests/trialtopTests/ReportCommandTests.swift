import Foundation
import Testing

@Suite struct ReportCommandTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch.withStore()
  }

  private func report(_ name: String, _ options: String...) throws -> CommandRun {
    let run = try scratch.run(["report", name, scratch.store] + options)
    #expect(run.code == 0, "\(name) \(options): \(run.errors)")
    #expect(run.errors.isEmpty, "\(name) \(options)")
    return run
  }

  private func json(_ run: CommandRun) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
  }

  @Test(arguments: pages)
  func `JSON says which trial, cut-off and filter it is about`(_ name: String) throws {
    let run = try report(
      name, "--format", "json", "--where", "grade>=2 & site=\"S1\"", "--as-of", "2025-11-30")
    let report = try json(run)
    #expect(report["report"] as? String == name)
    #expect(report["version"] as? Int == 1)
    let header = try #require(report["header"] as? [String: Any])
    #expect(header["study"] as? String == "NCT00000042")
    #expect(header["title"] as? String == "Hand trial")
    #expect(header["cutOff"] as? String == "2025-11-30")
    #expect(header["filter"] as? String == "grade>=2 & site=\"S1\"")
    #expect(header["access"] as? String == "pooled")
    #expect(header["batch"] as? Int == 1)
    let tables = try #require(report["tables"] as? [String: [String: Any]])
    #expect(!tables.isEmpty)
    for (id, table) in tables {
      let columns = try #require(table["columns"] as? [[String: Any]], "\(id)")
      let ids = Set(columns.compactMap { $0["id"] as? String })
      for row in try #require(table["rows"] as? [[String: Any]], "\(id)") {
        #expect(Set(row.keys) == ids, "\(id)")
      }
    }
  }

  @Test(arguments: pages)
  func `each format is the same on every machine`(_ name: String) throws {
    for format in ["text", "csv", "json"] {
      let here = try report(name, "--format", format)
      #expect(here.output.last == 0x0A, "\(format)")
      let elsewhere = try scratch.run(
        ["report", name, scratch.store, "--format", format],
        environment: ["LC_ALL": "de_DE.UTF-8", "TZ": "America/New_York", "HOME": "/nonexistent"])
      #expect(elsewhere.output == here.output, "\(format)")
    }
  }

  @Test(arguments: pages)
  func `one table of a report is plain CSV with the columns of the JSON`(_ name: String) throws {
    let tables = try #require(
      try json(report(name, "--format", "json"))["tables"] as? [String: [String: Any]])
    for (id, table) in tables {
      let run = try report(name, "--format", "csv", "--table", id)
      let columns = try #require(table["columns"] as? [[String: Any]])
      let header = columns.compactMap { $0["id"] as? String }.joined(separator: ",")
      #expect(run.output.starts(with: Data((header + "\r\n").utf8)), "\(id)")
    }
  }

  @Test func `a table or an endpoint that is not there ends with 2 and lists those that are`()
    throws
  {
    let table = try scratch.run("report", "safety", scratch.store, "--table", "bogus")
    #expect(table.code == 2)
    #expect(table.errors.contains("overview"))
    let endpoint = try scratch.run("report", "survival", scratch.store, "--endpoint", "bogus")
    #expect(endpoint.code == 2)
    #expect(endpoint.errors.contains("PFS, OS"))
    #expect(try report("survival", "--endpoint", "os").text.contains("Overall survival"))
  }

  @Test func `pairs that there are not end with 2 and the reason`() throws {
    let pooled = try scratch.run("report", "comparison", scratch.store, "--set", "matched")
    #expect(pooled.code == 2 && pooled.errors.contains("no [matching] block"))
    let byArm = try scratch.run(
      "report", "response", scratch.store, "--set", "matched", "--access", "by-arm")
    #expect(byArm.code == 2 && byArm.errors.contains("no [matching] block"))
    #expect(
      try report("response", "--set", "full").output == report("response").output)
  }

  @Test func `a profile is about one subject, told by its id`() throws {
    let listing = try json(report("listing", "--format", "json"))
    let tables = try #require(listing["tables"] as? [String: [String: Any]])
    let rows = try #require(tables.values.first?["rows"] as? [[String: Any]])
    let id = try #require(rows.first?["subject"] as? String)
    for format in ["text", "csv", "json"] {
      #expect(try report("profile", "--subject", id, "--format", format).text.contains(id))
    }
    let narrative = try report("profile", "--subject", id, "--table", "narrative")
    #expect(narrative.text.contains("Subject \(id) of study NCT00000042"))
  }

  @Test func `a profile of nobody ends with 2 and says whom to ask for`() throws {
    let nobody = try scratch.run("report", "profile", scratch.store)
    #expect(nobody.code == 2 && nobody.errors.contains("--subject ID"))
    let unknown = try scratch.run("report", "profile", scratch.store, "--subject", "bogus")
    #expect(unknown.code == 2 && unknown.errors.contains("no subject bogus"))
    let elsewhere = try scratch.run("report", "safety", scratch.store, "--subject", "x")
    #expect(elsewhere.code == 2 && elsewhere.errors.contains("report profile alone"))
    let filtered = try scratch.run(
      "report", "profile", scratch.store, "--subject", "x", "--where", "grade>=3")
    #expect(filtered.code == 2 && filtered.errors.contains("no --where"))
  }

  @Test func `the listing holds the rows that were imported`() throws {
    let listing = try json(report("listing", "--format", "json"))
    let tables = try #require(listing["tables"] as? [String: [String: Any]])
    let rows = try #require(tables.values.first?["rows"] as? [[String: Any]])
    #expect(rows.count == 6)
    #expect(rows.contains { $0.values.contains { $0 as? String == "食管炎" } })
  }
}
