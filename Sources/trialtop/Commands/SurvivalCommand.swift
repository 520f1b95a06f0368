import ArgumentParser
import CohortFiles
import Foundation
import Reports
import Statistics
import Terminal

extension KaplanMeier.Interval: ExpressibleByArgument {}

extension CoxModel.Ties: ExpressibleByArgument {}

extension SurvivalAnalysis.TimeUnit: ExpressibleByArgument {}

/// `trialtop survival FILE.csv`: Kaplan–Meier, log-rank and Cox of any CSV file, without a store.
struct SurvivalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survival",
    abstract: "Analyse survival data of any CSV file: Kaplan–Meier, log-rank test, Cox model.",
    discussion: """
      A row is a subject. A cell is missing if it is empty, NA, NaN or a full stop; each analysis \
      leaves out the rows that lack what it needs, and the output counts them.

        trialtop survival lung.csv --time time --event status --event-value 2
        trialtop survival os.csv --time OS --event DEAD --group ARM --at 12,24 \\
          --covariates AGE,ECOG --categorical ECOG --time-unit months
        trialtop survival - --time OS --event DEAD --format json < os.csv
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: ArgumentHelp("CSV file with a header; - is standard input.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      "Time from the origin to the event or to the censoring: a number, 0 or more.",
      valueName: "column"))
  var time: String

  @Option(
    help: ArgumentHelp(
      "1, true or yes is the event; 0, false or no a censoring.", valueName: "column"))
  var event: String

  @Option(
    help: ArgumentHelp(
      "Exactly this is the event, and every other value a censoring.", valueName: "value"))
  var eventValue: String?

  @Option(
    help: ArgumentHelp(
      "A curve for each value; no covariate unless it is named as one.", valueName: "column"))
  var group: String?

  @Option(help: ArgumentHelp("Strata of the log-rank test and the Cox model.", valueName: "column"))
  var strata: String?

  @Option(help: ArgumentHelp("Covariates of a Cox model.", valueName: "columns"))
  var covariates: ColumnList?

  @Option(
    help: ArgumentHelp(
      "Covariates that are names, the first in sorted order being the reference.",
      valueName: "columns"))
  var categorical: ColumnList?

  @Option(help: "How the Cox model takes ties: efron or breslow.")
  var ties = CoxModel.Ties.efron

  @Option(help: "Scale of the Kaplan–Meier intervals: log-log, log or plain.")
  var confType = KaplanMeier.Interval.logLog

  @Option(
    help: ArgumentHelp(
      "Times at which survival is told, in the unit of the file.", valueName: "times"))
  var at: TimeList?

  @Option(
    help: ArgumentHelp(
      "Restricted mean up to this time, in the unit of the file.", valueName: "time"))
  var rmst: Time?

  @Option(
    help: """
      The unit of the file's times, days or months: a word for axis and tables. Nothing is \
      converted; by default no unit is named.
      """)
  var timeUnit: SurvivalAnalysis.TimeUnit?

  @Option(help: "text or json.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Columns and rows of the curves; by default as wide as COLUMNS says, or 80.",
      valueName: "80x24"))
  var size: Size?

  @Option(help: "Glyphs of the curves: box, console, ascii or braille.")
  var charset = Charset.box

  func validate() throws {
    let covariates = covariates?.names ?? []
    for name in categorical?.names ?? [] where !covariates.contains(name) {
      throw ValidationError("--categorical \(name) is not one of the --covariates.")
    }
    for name in covariates where name == time || name == event {
      throw ValidationError("--covariates \(name) is the time or the event itself.")
    }
  }

  func run() throws {
    let columns = try SurvivalFile.read(path: file, choice)
    let analysis = SurvivalAnalysis(sample(columns), options: options)
    switch format {
    case .json: print(analysis.json, terminator: "")
    case .text: print(text(analysis), terminator: "")
    }
  }

  private var choice: SurvivalColumns.Choice {
    SurvivalColumns.Choice(
      time: time, event: event, eventValue: eventValue, group: group, strata: strata,
      covariates: covariates?.names ?? [], categorical: Set(categorical?.names ?? []))
  }

  private var options: SurvivalAnalysis.Options {
    var options = SurvivalAnalysis.Options()
    options.interval = confType
    options.ties = ties
    options.landmarks = at?.times ?? []
    options.restriction = rmst?.value
    options.timeUnit = timeUnit
    return options
  }

  private func text(_ analysis: SurvivalAnalysis) -> String {
    let size = size ?? Size(width: SurvivalCommand.columns, height: 24)
    let curves = SurvivalCurves(analysis, size: size, charset: charset)
    let text = SurvivalText(analysis, width: \.displayWidth) {
      Paragraph.wrap($0, width: max(20, size.width - 2))
    }
    return text.encoded(curves: curves.lines)
  }

  private static var columns: Int {
    let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    return (20...1000).contains(columns) ? columns : 80
  }
}

extension SurvivalCommand {
  private func sample(_ columns: SurvivalColumns) -> SurvivalSample {
    var source = SurvivalSample.Source(
      file: file == "-" ? "standard input" : file, timeColumn: time, eventColumn: event,
      eventValue: eventValue, rows: columns.rows)
    source.emptyRows = columns.emptyRows
    source.missing = columns.missing.map { .init(name: $0.value, rows: $0.count) }
    source.censoredValues = columns.censoredValues.map { .init(name: $0.value, rows: $0.count) }
    return SurvivalSample(
      times: columns.times, events: columns.events,
      group: columns.group.map(SurvivalSample.Categories.init),
      strata: columns.strata.map(SurvivalSample.Categories.init),
      covariates: columns.covariates.map(SurvivalSample.Covariate.init), source: source)
  }
}

extension SurvivalSample.Categories {
  fileprivate init(_ column: CategoryColumn) {
    self.init(name: column.name, levels: column.levels, codes: column.codes)
  }
}

extension SurvivalSample.Covariate {
  fileprivate init(_ column: CovariateColumn) {
    switch column {
    case .numeric(let name, let values): self = .numeric(name: name, values: values)
    case .categorical(let column): self = .categorical(SurvivalSample.Categories(column))
    }
  }
}
