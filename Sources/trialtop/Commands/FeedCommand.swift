import ArgumentParser
import CLinux
import CohortFiles
import CohortModel
import CohortStore
import Foundation
import TrialSimulator

/// `trialtop feed STORE`: lets the simulated trial go on, day by day, as another process would
/// import it.
struct FeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Let the simulated sample trial go on in a store.",
    discussion: """
        trialtop feed copy-of-the-sample.trialtop --rate 7
      """,
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("Store of the sample trial.", valueName: "store"))
  var store: String

  @Option(help: "The seed that the store's trial was made from.")
  var seed = ESOShanghai20.defaultSeed

  @Option(help: ArgumentHelp("Days of the trial in a second.", valueName: "days"))
  var rate = 1.0

  @Option(help: ArgumentHelp("End after so many batches.", valueName: "count"))
  var batches: Int?

  func validate() throws {
    guard rate > 0, rate <= 100 else { throw ValidationError("--rate takes 0 to 100 days.") }
  }

  func run() throws {
    // Ends with the dashboard that started it, whatever becomes of that.
    _ = end_with_parent(SIGTERM)
    let parent = getppid()
    let feed = TrialFeed(ESOShanghai20(seed: seed))
    var day = try StoreReader(path: store).study().dataCut ?? ESOShanghai20.defaultCutOff
    var entered = 0
    while entered < batches ?? .max, getppid() == parent {
      let next = day + max(1, Int(rate))
      let step = feed.step(from: day, to: next)
      try append(step.changed, step.study)
      (day, entered) = (next, entered + 1)
      usleep(UInt32(1e6 * max(1, rate.rounded(.down)) / rate))
    }
  }

  private func append(_ records: [AnyRecord], _ study: Study) throws {
    let cut = study.dataCut?.iso ?? ""
    _ = try StoreWriter(path: store).appendBatch(
      source: "simulated feed", hash: "feed \(seed) \(cut)",
      allocationsHash: "feed \(seed) \(cut)", study: study,
      studyText: StudyText.text(of: study, comment: "SYNTHETIC"),
      enteredAt: Int64(Date().timeIntervalSince1970)
    ) { sink in
      for (index, record) in records.enumerated() {
        try sink.add(record, from: RecordSource(file: "feed", row: index + 1))
      }
    }
  }
}
