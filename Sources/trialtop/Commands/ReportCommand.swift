import ArgumentParser
import CohortModel
import Dashboard
import Reports
import Terminal

extension ReportName: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {}

extension AdverseEventClass: ExpressibleByArgument {}

extension ListingKind: ExpressibleByArgument {}

/// Whom a report counts: its own set, or the matched pairs.
enum ReportSet: String, ExpressibleByArgument, CaseIterable {
  case full, matched
}

/// `trialtop report TABLE`: the numbers of a page, for a person, a spreadsheet or a program.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Print the numbers of a page as text, CSV or JSON.",
    discussion: """
        trialtop report safety my.trialtop --class serious
        trialtop report survival my.trialtop --endpoint OS --format json
        trialtop report published polymetastatic-rt

      report published STUDY compares what a sample trial's source printed with what its rows give,
      figure by figure; for a trial of your own, name its folder, with a published.toml in it. The
      exit code is 4 where a figure does not agree.
      """)

  @Argument(help: ArgumentHelp("Report.", valueName: "report"))
  var report: ReportName

  @Argument(
    help: ArgumentHelp(
      "Store; by default the last one, or the sample. Of published a sample trial, or a folder.",
      valueName: "store"))
  var store: String?

  @Option(help: "text, csv or json.")
  var format = ReportFormat.text

  @Option(help: ArgumentHelp("One of the report's tables alone.", valueName: "id"))
  var table: String?

  @Option(
    help: ArgumentHelp("Endpoint of the study file: PFS, OS, TTP or DoR.", valueName: "name"))
  var endpoint: String?

  @Option(
    name: .customLong("class"),
    help: "Adverse events of the safety report.")
  var adverseEventClass = AdverseEventClass.related

  @Option(
    help: """
      Rows of the listing: adverseEvents, serious, immuneRelated, deaths, deviations, subjects.
      """)
  var kind = ListingKind.adverseEvents

  @Option(help: ArgumentHelp("Columns of the listing, such as subject,grade.", valueName: "ids"))
  var columns: String?

  @Option(
    help: ArgumentHelp("Order of the listing, such as grade:desc,start.", valueName: "ids"))
  var sort: String?

  @Option(
    help: ArgumentHelp(
      "Of the safety report the terms that at least this percentage had, in any arm that is seen.",
      valueName: "percent"))
  var atLeast = 0

  @Option(help: "Analysis set: full, or matched where the study file says how to match.")
  var set = ReportSet.full

  @Option(help: ArgumentHelp("Whom a profile is about.", valueName: "id"))
  var subject: String?

  @OptionGroup var trial: TrialOptions

  func validate() throws {
    try validateSubject()
    guard report == .listing || (kind == .adverseEvents && columns == nil && sort == nil) else {
      throw ValidationError("--kind, --columns and --sort are about report listing.")
    }
    guard (0...100).contains(atLeast) else {
      throw ValidationError("--at-least takes a percentage from 0 to 100.")
    }
    guard report == .published else { return }
    guard store != nil else {
      throw ValidationError("report published takes a sample trial, such as polymetastatic-rt.")
    }
    guard trial.filter == nil, trial.asEntered == nil, endpoint == nil, set == .full else {
      throw ValidationError(
        "report published takes no --where, --as-entered, --endpoint or --set: each figure names "
          + "its own endpoint and set.")
    }
  }

  private func validateSubject() throws {
    guard report == .profile else {
      guard subject == nil else {
        throw ValidationError("--subject goes with report profile alone.")
      }
      return
    }
    guard subject != nil else {
      throw ValidationError(
        "report profile takes --subject ID; trialtop report listing names the subjects.")
    }
    guard trial.filter == nil, endpoint == nil, set == .full else {
      throw ValidationError(
        "report profile takes no --where, --endpoint or --set: it is about one subject.")
    }
  }

  func run() throws {
    if report == .published, let store { return try comparePublished(store) }
    let loader = try trial.loader(try store ?? DefaultStore.path())
    let loaded = try loader.load(try loader.open())
    let cohort = try trial.cohort(loaded)
    var options = ReportOptions()
    options.adverseEventClass = adverseEventClass
    options.leastPercent = atLeast
    options.endpoint = try endpoint.map { try endpoint(named: $0, of: cohort.study) }
    options.asEntered = loaded.asEntered
    options.listingKind = kind
    options.listingColumns = try chosen(columns, cohort, read: kind.columns)
    options.listingSort = try chosen(sort, cohort, read: kind.sort) ?? []
    options.matchedSet = try set == .matched ? matchedSet(cohort) : nil
    options.subject = try subject.map { try position(ofSubject: $0, in: cohort) }
    let made = Report.make(report, of: cohort, filter: try filter(cohort), options: options)
    log(made.header, loaded, loader)
    try show(made)
  }

  private func log(_ header: ReportHeader, _ loaded: LoadedTrial, _ loader: TrialLoader) {
    let isProfile = report == .profile && loaded.gate.isBlinding
    guard isProfile || loaded.gate.isLogged(loaded.data.study) else { return }
    let entry = AccessEntry(
      view: report.rawValue, access: header.access, cutOff: header.cutOff, filter: header.filter,
      set: header.set?.word, endpoint: endpoint, subject: subject)
    AccessLog().note(entry, of: loaded, at: loader.path, by: .report)
  }

  private func chosen<Choice>(
    _ text: String?, _ cohort: Cohort,
    read: (String, Cohort) throws(ListingChoiceError) -> Choice
  ) throws -> Choice? {
    guard let text else { return nil }
    do throws(ListingChoiceError) {
      return try read(text, cohort)
    } catch {
      throw ValidationError(error.message + ".")
    }
  }

  private func show(_ whole: Report) throws {
    let chosen = try table.map { try whole.table(named: $0) } ?? whole
    print(chosen.encoded(as: format, width: \.displayWidth), terminator: "")
  }

  private func comparePublished(_ name: String) throws {
    let source = try PublishedTrial(name)
    for issue in source.issues { StandardError.write("trialtop: \(issue.line)\n") }
    let loader = try trial.loader(source.store)
    let loaded = try loader.load(try loader.open())
    let cohort = try trial.cohort(loaded)
    let check = PublishedCheck(source.published, in: cohort)
    var options = ReportOptions()
    options.published = check
    let made = Report.make(.published, of: cohort, options: options)
    log(made.header, loaded, loader)
    try show(made)
    guard check.failing == 0 else {
      throw Failure(
        "\(check.failing) of \(Format.plural(check.lines.count, "figure")) do not agree",
        code: .checkHit)
    }
  }

  private func position(ofSubject id: String, in cohort: Cohort) throws -> Int {
    guard let position = cohort.data.subjects.position(of: id) else {
      let ids = cohort.data.subjects.ids
      let range = ids.first.map { "\(ids.count), from \($0) to \(ids[ids.count - 1])" } ?? "none"
      throw ValidationError(
        "no subject \(id) in this trial; it has \(range). Ids are case-sensitive.")
    }
    return position
  }

  private func matchedSet(_ cohort: Cohort) throws -> MatchedSet {
    do throws(MatchedSet.Refusal) {
      return try MatchedSet.make(cohort).get()
    } catch {
      throw ValidationError("no matched set: \(error.title).")
    }
  }

  private func filter(_ cohort: Cohort) throws -> Filter? {
    let text = trial.filter ?? ""
    do throws(FilterError) {
      return try Filter.parse(text, for: cohort)
    } catch {
      throw error.failure(in: text)
    }
  }

  private func endpoint(named name: String, of study: Study) throws -> Endpoint {
    let endpoints = study.effectiveEndpoints
    let found = endpoints.first { $0.kind.abbreviation.lowercased() == name.lowercased() }
    guard let found else {
      let known = endpoints.map(\.kind.abbreviation).joined(separator: ", ")
      throw ValidationError("the study file has no endpoint \(name); it has \(known).")
    }
    return found
  }
}

extension Report {
  fileprivate func table(named id: String) throws -> Report {
    guard let report = choosing(table: id) else {
      throw ValidationError(
        "no table \(id) in this report; it has \(tables.map(\.id).joined(separator: ", ")).")
    }
    return report
  }
}
