import CohortModel
import Reports
import Terminal

/// One subject on one time axis: who it is, every record in its lane, and the selected one in words.
struct ProfilePage: PageView {
  private let content: ProfileContent
  private let days: ClosedRange<Int>?
  private let selected: ProfileItem?
  private let index: Int
  private let study: Study

  init(_ content: ProfileContent, _ state: DashboardState) {
    self.content = content
    days = state.profileDays
    selected = state.profileItem
    index = state.cursor.index
    study = state.study
  }

  /// The lanes: paging moves by as many items.
  func listArea(in body: Rect) -> Rect { ProfileParts(body, content, detail: detail).chart }

  private var detail: ProfileDetail? {
    selected.flatMap { item in content.profile.map { ProfileDetail(item, of: $0) } }
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard let profile = content.profile else {
      buffer.put(
        "Subject \(content.id) is not in the data.", x: area.x + 1, y: area.y, role: .warning,
        limit: area.width - 2)
      return
    }
    let parts = ProfileParts(area, content, detail: detail)
    let heading = ProfileHeading(profile: profile, study: study).lines(width: parts.heading.width)
    for (line, spans) in heading.prefix(parts.heading.height).enumerated() {
      buffer.put(
        spans, x: parts.heading.x, y: parts.heading.y + line, limit: parts.heading.width)
    }
    drawChart(profile, in: parts.chart, of: &buffer)
    drawList(profile, in: parts.list, of: &buffer)
    drawDetail(in: parts.detail, of: &buffer)
  }

  // MARK: - Timeline

  private func drawChart(
    _ profile: SubjectProfile, in area: Rect, of buffer: inout Buffer
  ) {
    guard let days else {
      buffer.putNotes(["Nothing of this subject has a date."], in: area)
      return
    }
    var chart = TimelineChart(
      lanes: content.lanes.map(\.chartLane), axis: ProfileAxis(days).chartAxis,
      lines: lines(profile))
    chart.focus = focus(profile)
    chart.offset = offset(visible: chart.visibleLanes(height: area.height))
    chart.draw(in: area, of: &buffer)
  }

  private func lines(_ profile: SubjectProfile) -> [TimelineChart.Line] {
    let death = profile.fate.diedOn.flatMap(profile.offset).map {
      TimelineChart.Line(Double($0), "DEATH", role: .error)
    }
    let start = profile.origin.map { TimelineChart.Line(0, "day 1: " + $0.kind.title) }
    let cut = profile.offset(profile.cutOff).map { TimelineChart.Line(Double($0), "cut-off") }
    return [start, death, cut].compactMap { $0 }
  }

  private func focus(_ profile: SubjectProfile) -> TimelineChart.Focus? {
    guard let selected, let from = selected.from.flatMap(profile.offset) else { return nil }
    let to = selected.to.flatMap(profile.offset) ?? from
    return TimelineChart.Focus(lane: selected.lane, from: Double(from), to: Double(to))
  }

  /// The selected lane in the middle, the ends of the list at the ends of the room.
  private func offset(visible: Int) -> Int {
    let lane = selected?.lane ?? 0
    return max(0, min(lane - visible / 2, content.lanes.count - visible))
  }

  // MARK: - Items in words

  /// The items around the selected one, where there is room beside the lanes.
  private func drawList(_ profile: SubjectProfile, in area: Rect, of buffer: inout Buffer) {
    let window = Table.window(
      rowCount: content.items.count, height: area.height, selected: index,
      offset: index - area.height / 2)
    for (line, item) in window.enumerated() {
      let title = ProfileDetail(content.items[item], of: profile).title
      buffer.put(title, x: area.x + 1, y: area.y + line, limit: area.width - 1)
      if item == index {
        buffer.highlight(Rect(x: area.x, y: area.y + line, width: area.width, height: 1))
      }
    }
  }

  private func drawDetail(in area: Rect, of buffer: inout Buffer) {
    guard let detail else {
      buffer.put("No record.", x: area.x, y: area.y, role: .muted, limit: area.width)
      return
    }
    let place = "\(index + 1) of \(content.items.count)  "
    let used = buffer.put(place, x: area.x, y: area.y, role: .muted, limit: area.width)
    buffer.put(detail.title, x: area.x + used, y: area.y, limit: max(0, area.width - used))
    var y = area.y + 1
    if !detail.numbers.isEmpty, y < area.maxY {
      buffer.put(detail.numbers, x: area.x, y: y, limit: area.width)
      y += 1
    }
    let rest = Rect(x: area.x, y: y, width: area.width, height: area.maxY - y)
    buffer.putNotes(detail.notes, in: rest, role: .text)
  }

  func figure(_ link: Link) -> Figure? {
    guard let profile = content.profile,
      let item = content.items.first(where: { $0.key == link.row })
    else { return nil }
    return ProfileDetail(item, of: profile).figure(link.column)
  }
}

/// Where the parts of a profile stand.
struct ProfileParts {
  let heading: Rect
  let chart: Rect
  let list: Rect
  let detail: Rect

  /// Lanes first; the selected item in full where they leave room, then a list of items.
  init(_ body: Rect, _ content: ProfileContent, detail: ProfileDetail?) {
    let inner = body.inset(left: 1, right: 1)
    let headings = inner.height < 8 ? 1 : inner.width < ProfileHeading.wide ? 3 : 2
    let least = inner.height < 12 ? 1 : 4
    let room = inner.height - headings
    let lanes = content.lanes.count + 3
    let spoken = max(least, min(detail?.height(width: inner.width) ?? 1, room - lanes))
    let spare = room - lanes - spoken
    let listed = spare < 5 ? 0 : min(spare - 2, content.items.count)
    let rows = inner.rows([
      .fixed(headings), .fill, .fixed(listed), .fixed(listed > 0 ? 1 : 0), .fixed(spoken),
    ])
    (heading, chart, list, self.detail) = (rows[0], rows[1], rows[2], rows[4])
  }
}
