package import Statistics

/// When adverse events begin and how long they last, overall, by organ class and by term.
///
/// Onsets count in days with the first treatment as day 1; a subject's first one is looked at.
/// Durations are of events (`AdverseEventEpisode`), from the onset as day 1 to the end by the
/// cut-off: Kaplan–Meier, events that go on are censored when the subject was last known alive, and
/// fatal ones at death.
package struct OnsetSummary: Sendable {
  package struct Row: Sendable {
    package var line: AdverseEventLine
    /// With an onset.
    package var subjects: Int
    /// Study days of each subject's first onset.
    package var firstOnset: SampleSummary
    package var events: Int
    package var ongoing: Int
    package var resolved: Int
    /// Events with a stated outcome: the denominator of `resolved`.
    package var knownOutcome: Int
    /// Of all events but those that are over since an unknown day.
    package var duration: KaplanMeier
    /// Events that are over since an unknown day.
    package var withoutEnd: Int
    /// Days of the resolved events with a dated end.
    package var toResolution: SampleSummary
  }

  package var adverseEventClass: AdverseEventClass
  package var set: AnalysisSet
  package var rows: [Row]
  package var tally: OnsetTally
}

extension OnsetSummary {
  package static func make(
    _ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass
  ) -> OnsetSummary {
    var counting = OnsetCounting(cohort)
    let onsets = AdmittedOnsets(cohort, selection, class: adverseEventClass)
    let tally = onsets.walk { subject, time, onsets in counting.add(subject, time, onsets) }
    return OnsetSummary(
      adverseEventClass: adverseEventClass, set: selection.set, rows: counting.rows, tally: tally)
  }

  package enum Number: Hashable, Sendable {
    /// With an onset; behind the days of onset too.
    case subjects(AdverseEventLine)
    case events(AdverseEventLine)
    case ongoing(AdverseEventLine)
    case resolved(AdverseEventLine)
    case knownOutcome(AdverseEventLine)
    case duration(AdverseEventLine)
    case withoutEnd(AdverseEventLine)
    case toResolution(AdverseEventLine)
  }

  package static func subjects(
    behind number: Number, _ cohort: Cohort, _ selection: Selection,
    class adverseEventClass: AdverseEventClass
  ) -> SubjectSet {
    var set = SubjectSet(capacity: cohort.subjectCount)
    forEachEpisode(behind: number, cohort, selection, adverseEventClass) { set.insert($0.subject) }
    return set
  }

  /// Rows of the adverse events behind a number, over all rows of the table.
  package static func events(
    behind number: Number, _ cohort: Cohort, _ selection: Selection,
    class adverseEventClass: AdverseEventClass
  ) -> SubjectSet {
    var set = SubjectSet(capacity: cohort.data.adverseEvents.count)
    forEachEpisode(behind: number, cohort, selection, adverseEventClass) { episode in
      for row in episode.rows { set.insert(row) }
    }
    return set
  }

  static func forEachEpisode(
    behind number: Number, _ cohort: Cohort, _ selection: Selection,
    _ adverseEventClass: AdverseEventClass, _ body: (AdverseEventEpisode) -> Void
  ) {
    var lines = AdverseEventLines(cohort.data.adverseEvents)
    var split = TermSplit()
    let onsets = AdmittedOnsets(cohort, selection, class: adverseEventClass)
    _ = onsets.walk { subject, _, onsets in
      split.fill(onsets, &lines)
      for episode in split.episodes(of: subject, in: cohort)
      where lines.isRow(episode.rows[0], of: number.line) && number.admits(episode, cohort) {
        body(episode)
      }
    }
  }
}

extension OnsetSummary.Number {
  package var line: AdverseEventLine {
    switch self {
    case .subjects(let line), .events(let line), .ongoing(let line), .resolved(let line),
      .knownOutcome(let line), .duration(let line), .withoutEnd(let line), .toResolution(let line):
      line
    }
  }

  fileprivate func admits(_ episode: AdverseEventEpisode, _ cohort: Cohort) -> Bool {
    switch self {
    case .subjects, .events: true
    case .ongoing: episode.isOngoing
    case .resolved: episode.isResolved
    case .knownOutcome: episode.hasKnownOutcome
    case .duration: episode.duration(in: cohort) != nil
    case .withoutEnd: episode.duration(in: cohort) == nil
    case .toResolution: episode.isResolved && episode.days != nil
    }
  }
}

/// The onsets of one subject by term; its storage serves one subject after the other.
private struct TermSplit {
  private var keyed: [(term: Int, onset: AdmittedOnsets.Onset)] = []

  mutating func fill(_ onsets: [AdmittedOnsets.Onset], _ lines: inout AdverseEventLines) {
    keyed.removeAll(keepingCapacity: true)
    for onset in onsets { keyed.append((lines.numbers(of: onset.row).term, onset)) }
    keyed.sort { ($0.term, $0.onset.start, $0.onset.row) < ($1.term, $1.onset.start, $1.onset.row) }
  }

  func episodes(of subject: Int, in cohort: Cohort) -> [AdverseEventEpisode] {
    let cutting = EpisodeCutting(cohort: cohort)
    return keyed.chunks().flatMap { chunk in
      cutting.episodes(of: subject, keyed[chunk].lazy.map(\.onset))
    }
  }
}

extension [(term: Int, onset: AdmittedOnsets.Onset)] {
  /// Ranges of equal terms.
  fileprivate func chunks() -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = 0
    for index in indices where index + 1 == count || self[index + 1].term != self[index].term {
      chunks.append(start..<index + 1)
      start = index + 1
    }
    return chunks
  }
}

private struct OnsetCounting {
  /// Events of one term.
  struct Events {
    var count = 0
    var ongoing = 0
    var resolved = 0
    var knownOutcome = 0
    var withoutEnd = 0
    var durations: [EventTime] = []
    var resolutions: [Double] = []

    mutating func add(_ episode: AdverseEventEpisode, _ cohort: Cohort) {
      count += 1
      if episode.isOngoing { ongoing += 1 }
      if episode.hasKnownOutcome { knownOutcome += 1 }
      if let duration = episode.duration(in: cohort) {
        durations.append(duration)
      } else {
        withoutEnd += 1
      }
      guard episode.isResolved else { return }
      resolved += 1
      if let days = episode.days { resolutions.append(Double(days)) }
    }

    mutating func add(_ other: Events) {
      count += other.count
      ongoing += other.ongoing
      resolved += other.resolved
      knownOutcome += other.knownOutcome
      withoutEnd += other.withoutEnd
      durations += other.durations
      resolutions += other.resolutions
    }
  }

  private let cohort: Cohort
  private var lines: AdverseEventLines
  private var split = TermSplit()
  private var first = FirstOnsets()
  /// By line, the day of each subject's first onset.
  private var onsetDays: [[Double]] = []
  /// By line; of terms alone until the rows are made.
  private var events: [Events] = []

  init(_ cohort: Cohort) {
    self.cohort = cohort
    lines = AdverseEventLines(cohort.data.adverseEvents)
  }

  mutating func add(_ subject: Int, _ time: RiskTime, _ onsets: [AdmittedOnsets.Onset]) {
    split.fill(onsets, &lines)
    while onsetDays.count < lines.count {
      onsetDays.append([])
      events.append(Events())
    }
    for onset in onsets {
      let (organClass, term) = lines.numbers(of: onset.row)
      let day = time.day(of: onset.start)
      for line in [AdverseEventLines.overall, organClass, term] { first.note(line, day) }
    }
    for line in first.lines { onsetDays[line].append(Double(first.day(of: line))) }
    first.clear()
    for episode in split.episodes(of: subject, in: cohort) {
      events[lines.numbers(of: episode.rows[0]).term].add(episode, cohort)
    }
  }

  var rows: [OnsetSummary.Row] {
    lines.ordered { $0 < onsetDays.count ? onsetDays[$0].count : 0 }.map(row)
  }

  private func row(_ line: Int) -> OnsetSummary.Row {
    let events = events(of: line)
    let days = line < onsetDays.count ? onsetDays[line] : []
    return OnsetSummary.Row(
      line: lines[line], subjects: days.count, firstOnset: SampleSummary(days),
      events: events.count, ongoing: events.ongoing, resolved: events.resolved,
      knownOutcome: events.knownOutcome,
      duration: KaplanMeier(events.durations, interval: cohort.study.survival.interval),
      withoutEnd: events.withoutEnd, toResolution: SampleSummary(events.resolutions))
  }

  /// Of a class or overall the events of its terms together.
  private func events(of line: Int) -> Events {
    let terms = lines.terms.clamped(to: 0..<events.count)
    switch lines[line] {
    case .term: return events[line]
    case .overall: return terms.reduce(into: Events()) { $0.add(events[$1]) }
    case .organClass:
      return terms.filter { lines.organClass(ofTerm: $0) == line }
        .reduce(into: Events()) { $0.add(events[$1]) }
    }
  }
}
