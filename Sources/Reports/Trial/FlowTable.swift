import CohortModel

/// The flow of subjects as rows, each a number of an earlier one, reasons below their stage.
struct FlowTable {
  private struct Line {
    var stage: String
    var title: String
    var reason: String?
    var subjects: Int
    var of: String?
    var total: Int?
  }

  private let lines: [Line]

  init(_ flow: EnrolmentSummary.Flow, _ study: Study) {
    let screened = Base("screened", flow.screened)
    let enrolled = Base("enrolled", flow.enrolled)
    let treated = Base("treated", flow.treated)
    lines =
      [Line(stage: "screened", title: "Screened", subjects: flow.screened)]
      + screened.lines("inScreening", "In screening", flow.inScreening)
      + screened.lines("failed", "Screening failures", flow.failed, flow.failureReasons)
      + screened.lines("enrolled", study.enrolledWord.capitalisedFirst, flow.enrolled)
      + enrolled.lines("treated", "Received treatment", flow.treated)
      + enrolled.lines("notTreated", "Not treated", flow.notTreated)
      + treated.lines("onTreatment", "On treatment", flow.onTreatment)
      + treated.lines("offTreatment", "Off treatment", flow.offTreatment, flow.offTreatmentReasons)
      + enrolled.lines("offStudy", "Off study", flow.offStudy, flow.offStudyReasons)
      + enrolled.lines("died", "Died", flow.died)
  }

  /// The stage that others are a share of.
  private struct Base {
    let stage: String
    let total: Int

    init(_ stage: String, _ total: Int) {
      self.stage = stage
      self.total = total
    }

    func lines(
      _ stage: String, _ title: String, _ subjects: Int,
      _ reasons: [EnrolmentSummary.Reason] = []
    ) -> [Line] {
      let head = Line(stage: stage, title: title, subjects: subjects, of: self.stage, total: total)
      return [head]
        + reasons.map { reason in
          Line(
            stage: stage, title: title, reason: reason.reason.isEmpty ? "not given" : reason.reason,
            subjects: reason.count, of: stage, total: subjects)
        }
    }
  }

  var table: ReportTable {
    ReportTable(
      "flow", "Flow of subjects", of: lines,
      fields: [
        .key("stage", "Stage") { $0.stage },
        .text("title", "Stage") { $0.title },
        .text("reason", "Reason") { $0.reason },
        .integer("subjects", "Subjects") { $0.subjects },
        .text("of", "Of") { $0.of },
        .integer("total", "N") { $0.total },
        .proportion("share", "Share") { share($0.subjects, of: $0.total) },
      ])
  }
}

extension String {
  var capitalisedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }
}
