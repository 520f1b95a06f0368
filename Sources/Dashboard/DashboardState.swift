package import CohortModel
import Reports
import Statistics
package import Terminal

/// Everything the dashboard knows. It changes in `update`, is drawn by `view`, and does no work
/// outside itself.
package struct DashboardState: Sendable {
  /// What the caller may choose before the first key.
  package struct Options: Sendable {
    package var page = Page.overview
    package var filter = ""
    package var cutOff: Day?
    package var charset = Charset.box
    package var keymap = Keymap.standard
    /// What this person chose before.
    package var memory = ViewMemory()
    /// Whether what may take long is asked for as an effect, so that no key waits.
    package var computesBeside = false

    package init() {}
  }

  struct FilterInput: Sendable {
    var line: LineInput
    /// The filter to return to with Esc.
    var previous: String
    /// How far back in the filters typed before; nil is the one being typed.
    var recalled: Int?
    /// What was being typed before an earlier filter was recalled.
    var draft = ""
    /// The row to find again whatever the filter hid while it was typed.
    var selected: ListCursor
  }

  enum Overlay: Sendable {
    case help(HelpReading)
    case palette(PaletteInput)
    /// With the place of the one that is selected.
    case findings(Int)
    case export
    case definition(DefinitionCard)
    case record(RecordHistory)
    case narrative
    case columns(ColumnChoice)
    case views(ViewChoice)
  }

  var trial: LoadedTrial
  var cohort: Cohort
  var content: PageContent
  var selection: Selection
  /// How much of the listing on show has been reviewed; nil where nothing ever was.
  var reviewSummary: ReviewSummary?
  var lastLook: LastLook?

  var page: Page
  var size = Size(width: 80, height: 24)
  var charset: Charset
  let keymap: Keymap
  /// A cut-off that was chosen; nil follows the data.
  var chosenCutOff: Day?
  var filterText: String
  var filterFault: FilterError?
  var filterInput: FilterInput?
  var markInput: MarkInput?
  /// The record that is being loaded is to be copied, not shown.
  var copiesRecord = false
  var overlay: Overlay?
  var overlayOffset = 0
  var places: [Place] = []
  var focuses: [Page: Focus] = [:]
  /// Whom the profile is about.
  var profileSubject: String?
  /// The part of the course that the profile shows, in days after its origin; nil is all of it.
  var profileWindow: ClosedRange<Int>?
  /// What the last key had to tell; the next one takes it away.
  var notice: String?

  var endpointIndex = 0
  var setChoice = SetChoice.own
  /// The matching of this cohort; nil until a page asks for it.
  var matching: Result<MatchedSet, MatchedSet.Refusal>?
  let computesBeside: Bool
  /// The comparison that is being computed, and how far it has come.
  var comparing: (id: Int, done: Double)?
  var works = 0
  /// The last view that was logged: the same view twice is told once.
  var logged: AccessEntry?
  /// Effects that the present message has led to on its way.
  var requested: [Effect] = []
  /// Which panel of the Comparison page is shown where there is room for one.
  var comparisonPanel = 0
  var adverseEventClass = AdverseEventClass.related
  var responseInterval: ProportionInterval.Method
  var showsBands = false
  var overviewPanel = 0
  var siteOrder = SiteOrder.enrolled
  var safetyOrder = SafetyOrder.frequency
  var safetyView = SafetyView.grades
  /// Terms of adverse events below this percentage of subjects are left out.
  var leastPercent = 0
  /// Whose cumulative incidence the Safety page shows: the line last selected there.
  var incidenceLine = AdverseEventLine.overall
  var listingKind = ListingKind.adverseEvents
  var memory: ViewMemory
  /// The first column beside the frozen one, by kind.
  var firstColumns: [ListingKind: Int] = [:]
  var isReversed: [Page: Bool] = [:]
  var collapsed: Set<String> = []
  var cursors: [Page: ListCursor] = [:]

  /// Seconds since 1970-01-01 UTC; nil where the clock is not shown, as in print.
  var now: Int64?
  /// Why the store could not be read again; what is shown is the last good view.
  var storeFault: String?
  var displayNotice: String?

  /// - Throws: `FilterError` where the filter of the options does not parse.
  package init(_ trial: LoadedTrial, options: Options = Options()) throws(FilterError) {
    self.trial = trial
    page = options.page
    charset = options.charset
    keymap = options.keymap
    computesBeside = options.computesBeside
    memory = options.memory
    chosenCutOff = options.cutOff
    filterText = options.filter
    responseInterval = trial.data.study.response.interval
    cohort = Cohort(
      trial.data, gate: trial.gate,
      cutOff: options.cutOff ?? Cohort.defaultCutOff(of: trial.data), reviews: trial.reviews)
    let filter = try Filter.parse(options.filter, for: cohort)
    selection = cohort.select(trial.data.study.defaultSet, filter: filter)
    content = .pending
    refresh()
  }

  /// What the display turned out to be able to show, and what its owner should know about it.
  package mutating func setDisplay(_ charset: Charset, notice: String?) {
    self.charset = charset
    displayNotice = notice
  }

  var study: Study { cohort.study }

  /// With the set that its own rules name.
  private var ownEndpoint: Endpoint {
    let endpoints = page == .comparison ? study.comparedEndpoints : study.effectiveEndpoints
    return endpoints[endpointIndex % endpoints.count]
  }

  var endpoint: Endpoint { ownEndpoint.over(chosen(ownEndpoint.set)) }

  /// The set that the page's numbers are about unless another is chosen.
  var ownSet: AnalysisSet {
    switch page {
    case .safety, .listing: .safety
    case .survival: localControl == nil ? ownEndpoint.set : study.defaultSet
    case .comparison: ownEndpoint.set
    case .overview, .enrolment, .response, .subjects, .profile: study.defaultSet
    }
  }

  var cursor: ListCursor {
    get { cursors[page] ?? ListCursor() }
    set { cursors[page] = newValue }
  }

  /// Computes the page's numbers anew: after another page, filter, order, endpoint or cut-off.
  mutating func refresh() {
    var filter = selection.filter
    do throws(FilterError) {
      filter = try Filter.parse(filterText, for: cohort)
      filterFault = nil
    } catch {
      filterFault = error
    }
    if setChoice == .matched { match() }
    comparing = nil
    selection = cohort.select(
      page == .enrolment ? ownSet : chosen(ownSet), filter: filter,
      about: page == .listing && listingKind == .deviations ? .deviation : .adverseEvent)
    selection = narrowedToOpened(selection)
    content = makeContent(filter)
    reviewSummary = listedReviews
    cursor.restore(in: content.rowKeys(cohort), height: listHeight)
  }

  private mutating func makeContent(_ filter: Filter?) -> PageContent {
    let isReversed = isReversed[page] ?? false
    switch page {
    case .overview: return .overview(overview(filter))
    case .enrolment:
      let summary = EnrolmentSummary.make(cohort, among: cohort.everybody(admittedBy: filter))
      let sites = siteOrder.sorted(summary.sites, isReversed: isReversed)
      return .enrolment(EnrolmentContent(summary: summary, sites: sites))
    case .safety:
      let time = SafetyTimeContent.make(
        safetyView, cohort, selection, class: adverseEventClass, line: incidenceLine)
      if let time { return .safetyTime(time) }
      return .safety(safetyContent())
    case .listing:
      return .listing(list())
    case .response:
      return .response(
        ResponseSummary.make(cohort, selection, interval: responseInterval))
    case .survival:
      return .survival(survival)
    case .comparison:
      return comparison(ownEndpoint)
    case .subjects:
      return .subjects(
        SubjectsContent(
          title: places.last?.opened ?? "", list: list(among: subjectsBehind())))
    case .profile:
      return .profile(ProfileContent(id: profileSubject ?? "", in: cohort))
    }
  }

  private func overview(_ filter: Filter?) -> OverviewContent {
    OverviewContent(
      enrolment: EnrolmentSummary.make(cohort, among: cohort.everybody(admittedBy: filter)),
      safety: SafetyOverview.make(cohort, cohort.select(chosen(.safety), filter: filter)),
      response: ResponseSummary.make(cohort, selection),
      survival: SurvivalSummary.make(cohort, endpoint, cohort.select(endpoint.set, filter: filter)),
      attention: AttentionSummary.make(cohort), changes: lastLook.flatMap(changes))
  }

  private func changes(since look: LastLook) -> ChangeSummary? {
    ChangeSummary.make(from: cohort(at: look), to: cohort)
  }

  /// The trial as it was when it was last looked at.
  func cohort(at look: LastLook) -> Cohort {
    let cutOff = min(cohort.cutOff, Cohort.defaultCutOff(of: look.data))
    return Cohort(look.data, gate: cohort.gate, cutOff: cutOff)
  }
}
