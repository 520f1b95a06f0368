import ArgumentParser
import CohortModel
import CohortStore
import Foundation
import Reports

/// `trialtop batches [STORE]`: what was entered when, for `--as-entered`.
struct BatchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batches", abstract: "List the imports that a store holds, oldest first.",
    discussion: """
        trialtop batches my.trialtop
      """)

  @Argument(
    help: ArgumentHelp("Store; by default the last one, or the sample.", valueName: "store"))
  var store: String?

  func run() throws {
    let clock = ISO8601DateFormatter()
    for batch in try StoreReader(path: try store ?? DefaultStore.path()).batches() {
      let time = clock.string(from: Date(timeIntervalSince1970: Double(batch.enteredAt)))
      let counts =
        "\(batch.rowsAdded) added, \(batch.rowsChanged) changed, \(batch.rowsWithdrawn) withdrawn, "
        + "\(batch.rowsRejected) rejected"
      "batch \(batch.id)  \(time)  \(counts)  \(batch.source)".printLine()
    }
  }
}
