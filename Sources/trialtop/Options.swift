import ArgumentParser
import CohortModel
import Dashboard
import Foundation
import Reports
import Terminal

extension Access: ExpressibleByArgument {
  init?(argument: String) {
    switch argument {
    case "pooled": self = .pooled
    case "masked": self = .masked
    case "by-arm": self = .byArm
    default: return nil
    }
  }

  static var allValueStrings: [String] { ["pooled", "masked", "by-arm"] }
}

extension Day: ExpressibleByArgument {
  init?(argument: String) {
    self.init(iso: argument)
  }

  var defaultValueDescription: String { iso }
}

extension Page: ExpressibleByArgument {
  init?(argument: String) {
    self.init(name: argument)
  }

  static var allValueStrings: [String] { tabs.map(\.name) }
}

extension Charset: ExpressibleByArgument {}

extension Size: ExpressibleByArgument {
  /// `100x30`: columns and rows.
  init?(argument: String) {
    let parts = argument.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...1000).contains($0) }) else { return nil }
    self.init(width: parts[0], height: parts[1])
  }

  var defaultValueDescription: String { "\(width)x\(height)" }
}

/// Which trial, at which moments, through which gate: the same for dashboard, print and report.
struct TrialOptions: ParsableArguments {
  @Option(help: "Who may see which arm; default pooled where the trial is randomised.")
  var access: Access?

  @Option(
    help: ArgumentHelp("Show the trial at this clinical data cut-off.", valueName: "yyyy-mm-dd"))
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "Show what had been entered by a batch number or a date.", valueName: "batch|date"))
  var asEntered: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "A filter, such as 'grade>=3 & related & site=\"SH01\"'.", valueName: "filter"))
  var filter: String?

  /// The cohort at the cut-off that was asked for, or at the data's own.
  func cohort(_ trial: LoadedTrial) throws -> Cohort {
    let cutOff = try chosenCutOff(of: trial.data) ?? Cohort.defaultCutOff(of: trial.data)
    if let fault = trial.reviewFault { StandardError.write("trialtop: \(fault)\n") }
    return Cohort(trial.data, gate: trial.gate, cutOff: cutOff, reviews: trial.reviews)
  }

  /// The cut-off that was asked for; a day that the data cannot know of is refused, because every
  /// scan until then would count as missed.
  func chosenCutOff(of data: TrialData) throws -> Day? {
    guard let asOf else { return nil }
    let newest = Cohort.defaultCutOff(of: data)
    let last = max(newest, data.batch?.day ?? newest)
    guard asOf <= last else {
      throw ValidationError("--as-of \(asOf.iso) is after the newest data, \(last.iso).")
    }
    return asOf
  }

  func loader(_ path: String) throws -> TrialLoader {
    TrialLoader(path: path, access: access, entered: try asEntered.map(Self.entered))
  }

  private static func entered(_ text: String) throws -> TrialLoader.Entered {
    if let batch = Int64(text) { return .batch(batch) }
    if let day = Day(iso: text) { return .day(day) }
    throw ValidationError("--as-entered takes a batch number or a date such as 2026-03-31.")
  }
}

extension FilterError {
  /// The filter with a mark under the place.
  func failure(in text: String) -> Failure {
    // A Chinese character is two columns wide.
    let columns = String(text.prefix(max(0, position))).displayWidth
    return Failure(
      "the filter was not understood:\n  \(text)\n  "
        + String(repeating: " ", count: columns) + "^ \(message)", code: .usage)
  }
}

extension DashboardState {
  /// The state of a trial; a filter that does not parse ends the command with its mark.
  static func make(_ trial: LoadedTrial, options: Options) throws -> DashboardState {
    do throws(FilterError) {
      return try DashboardState(trial, options: options)
    } catch {
      throw error.failure(in: options.filter)
    }
  }
}

/// Which store a command without a STORE is about.
enum DefaultStore {
  /// The one that was opened last, or else the sample trial.
  static func path(_ places: Places = Places()) throws -> String {
    try last(places) ?? SampleStore.path(of: SampleStore.defaultStudy, places)
  }

  /// The one that was opened last, where it is still there.
  static func last(_ places: Places = Places()) -> String? {
    LastLooks.read(places).lastStore.flatMap { path in
      FileManager.default.fileExists(atPath: path) ? path : nil
    }
  }
}

extension String {
  /// The path from the root, so that it means the same later and elsewhere.
  var absolutePath: String {
    URL(fileURLWithPath: self).standardizedFileURL.path
  }
}
