import Foundation
import Testing

@Suite struct RegistryTests {
  private let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch()
  }

  private func simulate(_ words: String...) throws -> CommandRun {
    try scratch.run(["simulate", "registry", "--into", scratch.store] + words)
  }

  @Test func `a registry is written into a new store, the same bytes every time`() throws {
    let run = try simulate("--subjects", "5000", "--seed", "3")
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(run.lines.count == 1)
    #expect(run.text.contains("SYN-REGISTRY, synthetic, 5000 subjects"))
    #expect(run.text.contains("seed 3"))
    let (store, arms) = try (scratch.storeBytes(), scratch.bytes("trial.allocations"))
    for file in [scratch.store, scratch.allocations] {
      try FileManager.default.removeItem(atPath: file)
    }
    #expect(try simulate("--subjects", "5000", "--seed", "3").code == 0)
    #expect(try scratch.storeBytes() == store)
    #expect(try scratch.bytes("trial.allocations") == arms)
  }

  @Test func `every page and report of it can be read, and no check finds an error`() throws {
    #expect(try simulate("--subjects", "400").code == 0)
    for page in pages {
      let printed = try scratch.run("print", page, scratch.store, "--size", "100x34")
      #expect(printed.code == 0, "\(page): \(printed.errors)")
      #expect(printed.text.contains("SYNTHETIC"), "\(page)")
    }
    let check = try scratch.run("check", scratch.store)
    #expect(check.code == 0)
    #expect(check.lines.last?.hasPrefix("0 errors, ") == true)
  }

  @Test func `a store that stands there is refused and stays`() throws {
    #expect(try simulate("--subjects", "10").code == 0)
    let bytes = try scratch.storeBytes()
    let again = try simulate("--subjects", "10")
    #expect(again.code == 1)
    #expect(again.errors.contains("stands there"))
    #expect(try scratch.storeBytes() == bytes)
  }
}
