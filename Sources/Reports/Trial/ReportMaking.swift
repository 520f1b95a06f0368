package import CohortModel

extension Report {
  /// The report of a cohort, over the set that its page is about.
  ///
  /// - Parameter filter: from `Filter.parse`, or nil for everybody.
  package static func make(
    _ name: ReportName, of cohort: Cohort, filter: Filter? = nil,
    options: ReportOptions = ReportOptions()
  ) -> Report {
    let making = ReportMaking(cohort: cohort, filter: filter, options: options)
    switch name {
    case .overview: return making.overview
    case .enrolment: return making.enrolment
    case .safety: return making.safety
    case .listing: return making.listing
    case .response: return making.response
    case .survival: return making.survival
    case .comparison: return making.comparison
    case .profile: return making.profile
    case .published: return making.published
    }
  }
}

/// Computes the summaries that a report needs, each over its own set.
private struct ReportMaking {
  let cohort: Cohort
  let filter: Filter?
  let options: ReportOptions

  private func report(
    _ name: ReportName, _ set: AnalysisSet?, _ tables: [ReportTable], _ notes: [String]
  ) -> Report {
    let header = ReportHeader(cohort, set: set, filter: filter, asEntered: options.asEntered)
    return Report(name, header: header, tables: tables, notes: notes)
  }

  /// A report's own set, or the pairs that were asked for instead.
  private func select(_ set: AnalysisSet) -> Selection {
    cohort.select(options.matchedSet.map { .matched($0) } ?? set, filter: filter)
  }

  private var ownEndpoint: Endpoint {
    options.endpoint ?? cohort.study.effectiveEndpoints[0]
  }

  private var endpoint: Endpoint {
    options.matchedSet.map { ownEndpoint.over(.matched($0)) } ?? ownEndpoint
  }

  private func response(_ selection: Selection) -> ResponseSummary {
    ResponseSummary.make(cohort, selection, interval: options.responseInterval)
  }

  var overview: Report {
    let selection = select(cohort.study.defaultSet)
    let overview = OverviewReport(
      enrolment: EnrolmentSummary.make(cohort, among: cohort.everybody(admittedBy: filter)),
      safety: SafetyOverview.make(cohort, select(.safety)),
      safetySet: select(.safety).set,
      response: response(selection),
      survival: SurvivalSummary.make(cohort, endpoint, select(endpoint.set)),
      attention: AttentionSummary.make(cohort), cohort: cohort, isFiltered: filter != nil)
    return report(
      .overview, nil, overview.tables, selection.notes(listsEvents: false) + overview.notes)
  }

  var enrolment: Report {
    let selection = select(cohort.study.defaultSet)
    let enrolment = EnrolmentReport(
      summary: EnrolmentSummary.make(cohort, among: cohort.everybody(admittedBy: filter)),
      cohort: cohort,
      isFiltered: filter != nil)
    return report(
      .enrolment, filter == nil ? nil : selection.set, enrolment.tables,
      selection.notes(listsEvents: false) + enrolment.notes)
  }

  var safety: Report {
    let selection = select(.safety)
    let adverseEventClass = options.adverseEventClass
    let isRefused = adverseEventClass.refusal(in: cohort) != nil
    let summary =
      isRefused
      ? nil
      : AdverseEventSummary.make(cohort, selection, class: adverseEventClass, byArm: true)
        .atLeast(percent: options.leastPercent)
    let safety = SafetyReport(
      overview: SafetyOverview.make(cohort, selection),
      eventOverview: EventOverviewReport(
        overview: AdverseEventOverview.make(cohort, selection, byArm: true)),
      summary: summary, adverseEventClass: adverseEventClass,
      acuteLate: AcuteLateReport(
        answers: AcuteLateAnswer.all(cohort, selection), cohort: cohort),
      cohort: cohort)
    let time = SafetyTimeReport(cohort, selection, class: options.adverseEventClass)
    return report(
      .safety, selection.set, safety.tables + time.tables,
      selection.notes(listsEvents: true) + safety.notes + time.notes)
  }

  var listing: Report {
    let selection = select(.safety)
    var rows = Listing.make(
      cohort, selection, kind: options.listingKind, among: options.listedSubjects
    ) {}
    rows.sort(by: options.listingSort, in: cohort) {}
    let listing = ListingReport(
      listing: rows,
      layout: ListingLayout(options.listingKind, of: cohort, columns: options.listingColumns),
      sort: options.listingSort, set: selection.set, cohort: cohort)
    return report(
      .listing, selection.set, listing.tables, selection.notes(listsEvents: true) + listing.notes)
  }

  var response: Report {
    let selection = select(cohort.study.defaultSet)
    let response = ResponseReport(summary: response(selection), cohort: cohort)
    return report(
      .response, selection.set, response.tables,
      selection.notes(listsEvents: false) + response.notes)
  }

  var survival: Report {
    let selection = select(endpoint.set)
    let survival = SurvivalReport(
      summary: SurvivalSummary.make(cohort, endpoint, selection), cohort: cohort,
      localControl: LocalControlReport(
        answers: LocalControlAnswer.all(cohort, select(cohort.study.defaultSet)), cohort: cohort))
    return report(
      .survival, selection.set, survival.tables,
      selection.notes(listsEvents: false) + survival.notes)
  }

  var profile: Report {
    let profile = options.subject.map { SubjectProfile.make(cohort, subject: $0) }
    let report = ProfileReport(profile: profile, cohort: cohort)
    // One subject is not filtered.
    let header = ReportHeader(cohort, set: nil, asEntered: options.asEntered)
    return Report(.profile, header: header, tables: report.tables, notes: report.notes)
  }

  var published: Report {
    let published = PublishedReport(check: options.published, cohort: cohort)
    return report(.published, nil, published.tables, published.notes)
  }

  var comparison: Report {
    let endpoint = options.endpoint ?? cohort.study.comparedEndpoints[0]
    let selection = select(endpoint.set)
    let comparison = ComparisonReport(
      summary: ComparisonSummary.make(
        cohort, endpoint, selection,
        matching: options.matchedSet.map { .success($0) } ?? MatchedSet.make(cohort)),
      cohort: cohort)
    return report(
      .comparison, selection.set, comparison.tables,
      selection.notes(listsEvents: false) + comparison.notes)
  }
}
