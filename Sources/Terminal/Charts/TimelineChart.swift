/// Lanes of intervals and points on one axis, such as the course of one person in days.
///
/// An interval is told by its text and its ends, a point by its letter; roles only add to that. What
/// lies outside the axis is cut, with an ellipsis at the cut, so that zooming is a matter of the
/// axis alone.
package struct TimelineChart: Widget {
  package struct Interval: Hashable, Sendable {
    package let from: Double
    /// The last value that belongs to it; before `from` it is taken for `from`.
    package let to: Double
    /// Ends in an arrow: it goes on beyond `to`.
    package let isOpen: Bool
    /// At the visible start, such as a grade; as much of it as there is room for.
    package let text: String
    package let role: Role

    package init(
      from: Double, to: Double, isOpen: Bool = false, text: String = "", role: Role = .text
    ) {
      self.from = from
      self.to = max(from, to)
      self.isOpen = isOpen
      self.text = text
      self.role = role
    }
  }

  package struct Mark: Hashable, Sendable {
    package let at: Double
    package let letter: Character
    /// In place of the letter, where it does not run into the next mark.
    package let text: String
    package let role: Role

    package init(_ at: Double, _ letter: Character, text: String = "", role: Role = .text) {
      self.at = at
      self.letter = letter
      self.text = text
      self.role = role
    }
  }

  package struct Lane: Hashable, Sendable {
    package let label: String
    package let role: Role
    package let intervals: [Interval]
    /// Drawn over the intervals.
    package let marks: [Mark]
    /// At the left of the axis, for a lane that has no place in time.
    package let note: String

    package init(
      _ label: String, role: Role = .text, intervals: [Interval] = [], marks: [Mark] = [],
      note: String = ""
    ) {
      self.note = note
      self.label = label
      self.role = role
      self.intervals = intervals
      self.marks = marks
    }
  }

  /// A vertical line through all lanes, with its name above.
  package struct Line: Hashable, Sendable {
    package let at: Double
    package let label: String
    package let role: Role

    package init(_ at: Double, _ label: String, role: Role = .axis) {
      self.at = at
      self.label = label
      self.role = role
    }
  }

  /// Part of a lane that is pointed at.
  package struct Focus: Hashable, Sendable {
    package let lane: Int
    package let from: Double
    package let to: Double

    package init(lane: Int, from: Double, to: Double) {
      self.lane = lane
      self.from = from
      self.to = max(from, to)
    }
  }

  package var lanes: [Lane]
  /// The visible part of the time.
  package var axis: ChartAxis
  package var lines: [Line]
  /// The first lane shown where not all have room.
  package var offset: Int
  package var focus: Focus?

  package init(
    lanes: [Lane], axis: ChartAxis, lines: [Line] = [], offset: Int = 0, focus: Focus? = nil
  ) {
    self.lanes = lanes
    self.axis = axis
    self.lines = lines
    self.offset = offset
    self.focus = focus
  }

  /// Rows that show every lane.
  package var height: Int { lanes.count + 3 }

  /// How many lanes have room in so many rows.
  package func visibleLanes(height: Int) -> Int {
    TimelineRows(height: height, hasLines: !lines.isEmpty).lanes
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    guard !area.isEmpty else { return }
    buffer.within(area) { buffer in
      let frame = TimelineFrame(self, area, buffer)
      drawLines(frame, &buffer)
      for (row, index) in frame.shown.enumerated() {
        draw(lanes[index], y: frame.top + row, frame, &buffer)
      }
      drawFocus(frame, &buffer)
      frame.drawAxis(axis.ticks, hidden: lanes.count - frame.shown.count, &buffer)
    }
  }

  private func drawLines(_ frame: TimelineFrame, _ buffer: inout Buffer) {
    var end = frame.plot.lowerBound - 1
    for line in lines.sorted(by: { $0.at < $1.at }) {
      guard let x = frame.column(line.at) else { continue }
      buffer.fill(
        Rect(x: x, y: frame.top, width: 1, height: frame.shown.count), "┊", role: line.role)
      guard frame.hasNames else { continue }
      let width = buffer.columns(of: line.label)
      let start = max(frame.plot.lowerBound, min(x, frame.plot.upperBound - width))
      guard start > end else { continue }
      buffer.put(line.label, x: start, y: frame.top - 1, role: line.role)
      end = start + width
    }
  }

  private func drawFocus(_ frame: TimelineFrame, _ buffer: inout Buffer) {
    guard let focus, let row = frame.shown.firstIndex(of: focus.lane),
      let cells = frame.columns(from: focus.from, to: focus.to)
    else { return }
    let y = frame.top + frame.shown.distance(from: frame.shown.startIndex, to: row)
    buffer.highlight(Rect(x: cells.lowerBound, y: y, width: cells.count, height: 1))
  }

  private func draw(_ lane: Lane, y: Int, _ frame: TimelineFrame, _ buffer: inout Buffer) {
    buffer.put(
      lane.label, x: frame.label.lowerBound, y: y, role: lane.role, limit: frame.label.count)
    buffer.put(
      lane.note, x: frame.plot.lowerBound, y: y, role: .muted, limit: frame.plot.count)
    for interval in lane.intervals { draw(interval, y: y, frame, &buffer) }
    draw(lane.marks, y: y, frame, &buffer)
  }

  private func draw(
    _ interval: Interval, y: Int, _ frame: TimelineFrame, _ buffer: inout Buffer
  ) {
    guard let cells = frame.columns(from: interval.from, to: interval.to) else { return }
    buffer.fill(
      Rect(x: cells.lowerBound, y: y, width: cells.count, height: 1), "━", role: interval.role)
    let isCutLeft = interval.from < axis.range.lowerBound && cells.count > 1
    let isCutRight = interval.to > axis.range.upperBound && cells.count > 1
    let end = isCutRight ? "…" : interval.isOpen && cells.count > 1 ? "►" : ""
    if isCutLeft { buffer.put("…", x: cells.lowerBound, y: y, role: interval.role) }
    let left = isCutLeft && cells.count > 2 ? 1 : 0
    let room = cells.count - left - (end.isEmpty ? 0 : 1)
    let text = start(of: interval.text, columns: room, buffer)
    buffer.put(text, x: cells.lowerBound + left, y: y, role: interval.role)
    if !end.isEmpty { buffer.put(end, x: cells.upperBound - 1, y: y, role: interval.role) }
  }

  /// As much of a text as fits, without an ellipsis, which would look like a cut interval.
  private func start(of text: String, columns: Int, _ buffer: Buffer) -> Substring {
    var start = text[...]
    while buffer.columns(of: start) > columns { start = start.dropLast() }
    return start
  }

  /// Marks of one cell are one mark: their letter where they share it, else a plus.
  private func draw(_ marks: [Mark], y: Int, _ frame: TimelineFrame, _ buffer: inout Buffer) {
    let visible = marks.filter { frame.column($0.at) != nil }.sorted { $0.at < $1.at }
    for (index, mark) in visible.enumerated() {
      guard let x = frame.column(mark.at) else { continue }
      let same = visible.filter { frame.column($0.at) == x }
      let isShared = same.contains { $0.letter != mark.letter }
      let role = same.contains { $0.role != mark.role } ? Role.text : mark.role
      buffer.put(isShared ? "+" : String(mark.letter), x: x, y: y, role: role, limit: 1)
      let next = visible[(index + 1)...].first.flatMap { frame.column($0.at) }
      let isTouching = index > 0 && frame.column(visible[index - 1].at) == x - 1
      let room = (next ?? frame.plot.upperBound + 1) - x - 1
      guard same.count == 1, !isTouching, !mark.text.isEmpty, buffer.columns(of: mark.text) <= room
      else {
        continue
      }
      buffer.put(mark.text, x: x, y: y, role: mark.role)
    }
  }
}
