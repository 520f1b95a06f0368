import CohortModel
import Reports
import Terminal

/// An export to be written beside the loop: a long listing takes longer than a key may wait.
package struct ExportWork: Sendable {
  let id: Int
  let stem: String
  let format: ReportFormat
  let report: @Sendable () -> Report

  /// The files; of CSV one for each table, and one that says what they are about.
  package func files() -> [ExportFile] {
    let report = report()
    switch format {
    case .text: return [file(".txt", report.encoded(as: .text, width: \.displayWidth))]
    case .json: return [file(".json", report.encoded(as: .json))]
    case .csv: return tables(of: report) + [file(".about.txt", report.about)]
    }
  }

  private func tables(of report: Report) -> [ExportFile] {
    report.tables.compactMap { table in
      let ending = report.tables.count > 1 ? ".\(table.id).csv" : ".csv"
      return report.choosing(table: table.id).map { file(ending, $0.encoded(as: .csv)) }
    }
  }

  private func file(_ ending: String, _ text: String) -> ExportFile {
    ExportFile(stem: stem, ending: ending, text: text)
  }
}

extension ExportWork: Hashable {
  package static func == (left: ExportWork, right: ExportWork) -> Bool { left.id == right.id }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension DashboardState {
  mutating func startExport() {
    (overlay, overlayOffset) = (.export, 0)
  }

  static let exportFormats: [(key: Character, format: ReportFormat, help: String)] = [
    ("t", .text, "Text, as it is read"),
    ("c", .csv, "CSV, a file for each table, and one that says what they are about"),
    ("j", .json, "JSON, with everything in it"),
  ]

  /// A letter chooses; every other key leaves.
  mutating func chooseExport(_ key: Key) -> [Effect] {
    overlay = nil
    let chosen = DashboardState.exportFormats.first { key == .character($0.key) }
    guard let format = chosen?.format else { return [] }
    notice = "Writing …"
    return [.export(exportWork(format))]
  }

  private mutating func exportWork(_ format: ReportFormat) -> ExportWork {
    works += 1
    let (name, cohort, filter, options) = (reportName, cohort, selection.filter, reportOptions)
    let subject = page == .profile ? profileSubject.map { "-" + $0 } ?? "" : ""
    return ExportWork(
      id: works, stem: "\(study.id)-\(page.name)\(subject)-\(cohort.cutOff.iso)", format: format
    ) {
      Report.make(name, of: cohort, filter: filter, options: options)
    }
  }

  /// The numbers of the page on show, as its keys have chosen them.
  var report: Report {
    Report.make(reportName, of: cohort, filter: selection.filter, options: reportOptions)
  }

  private var reportName: ReportName {
    switch page {
    case .overview: .overview
    case .enrolment: .enrolment
    case .safety: .safety
    case .listing: .listing
    case .response: .response
    case .survival: .survival
    case .comparison: .comparison
    case .profile: .profile
    case .subjects: .listing
    }
  }

  /// What the page's keys have chosen.
  private var reportOptions: ReportOptions {
    var options = ReportOptions()
    options.adverseEventClass = adverseEventClass
    options.leastPercent = leastPercent
    options.responseInterval = responseInterval
    options.endpoint = localControl == nil ? endpoint : nil
    options.subject = profileSubject.flatMap(cohort.data.subjects.position(of:))
    options.listingKind = listedKind
    options.listingColumns = listedColumns
    options.listingSort = listedSort
    options.listedSubjects = page == .subjects ? subjectsBehind() : nil
    options.asEntered = trial.asEntered
    if setChoice == .matched, case .success(let matched)? = matching {
      options.matchedSet = matched
    }
    return options
  }

  var exportPopup: Popup {
    Popup(
      title: "Export what is on show",
      lines: DashboardState.exportFormats.map { choice in
        [Span("\(choice.key)  ", .hintKey), Span(choice.help)]
      }, footer: "Esc close")
  }
}
