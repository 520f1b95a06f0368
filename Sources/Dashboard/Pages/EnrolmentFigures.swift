import CohortModel
import Reports
import Terminal

/// What the numbers of the Enrolment page are about.
struct EnrolmentFigures {
  let summary: EnrolmentSummary
  let cohort: Cohort
  let filter: Filter?

  func figure(_ link: Link) -> Figure? {
    guard let site = summary.sites.first(where: { $0.site == link.row }) else { return nil }
    switch link.column {
    case "enrolled": return enrolled(at: site)
    default: return nil
    }
  }

  private func enrolled(at site: EnrolmentSummary.SiteRow) -> Figure {
    Figure(
      "\(site.site), \(cohort.study.enrolledWord)",
      .subjects { [cohort, filter] in
        let everybody = cohort.everybody(admittedBy: filter)
        return SubjectSet(capacity: cohort.subjectCount) { subject in
          (everybody?.contains(subject) ?? true) && cohort.enrolledOn(subject) != nil
            && cohort.data.subjects.site[subject] ?? "" == site.site
        }
      },
      card: DefinitionCard(
        "Enrolled at site \(site.site)",
        formula: cohort.study.isRandomised
          ? "subjects randomised by the cut-off" : "subjects with a first treatment by the cut-off",
        set: "every consented subject of the site", value: String(site.enrolled),
        source: "subjects.csv"))
  }
}
