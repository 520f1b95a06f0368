import CohortModel
import Reports
import Terminal

// Zoom and scroll of a profile's time axis.

extension DashboardState {
  /// The part of the course on show, in days after the origin.
  var profileDays: ClosedRange<Int>? {
    guard case .profile(let content) = self.content, let whole = content.wholeCourse else {
      return nil
    }
    return profileWindow?.clamped(to: whole) ?? whole
  }

  private static let fewestDays = 7

  /// Halves or doubles the part on show around the selected item.
  mutating func zoomProfile(isIn: Bool) {
    guard case .profile(let content) = self.content, let whole = content.wholeCourse,
      let shown = profileDays
    else { return }
    let length = shown.upperBound - shown.lowerBound
    let wanted = isIn ? max(Self.fewestDays, length / 2) : length * 2
    guard wanted < whole.upperBound - whole.lowerBound else {
      profileWindow = nil
      return
    }
    let middle = profileItem.flatMap { item in item.from.flatMap { content.profile?.offset($0) } }
    let centre = middle ?? (shown.lowerBound + length / 2)
    showProfile(from: centre - wanted / 2, length: wanted, within: whole)
  }

  /// A quarter of the part on show to the left or right.
  mutating func scrollProfile(isRight: Bool) {
    guard case .profile(let content) = self.content, let whole = content.wholeCourse,
      let shown = profileWindow
    else { return }
    let length = shown.upperBound - shown.lowerBound
    let step = max(1, length / 4)
    showProfile(
      from: shown.lowerBound + (isRight ? step : -step), length: length, within: whole)
  }

  private mutating func showProfile(from: Int, length: Int, within whole: ClosedRange<Int>) {
    let start = max(whole.lowerBound, min(from, whole.upperBound - length))
    profileWindow = start...(start + length)
  }

  /// Brings the selected item into the part on show.
  mutating func followProfileItem() {
    guard case .profile(let content) = self.content, let shown = profileWindow,
      let whole = content.wholeCourse, let item = profileItem,
      let from = item.from.flatMap({ content.profile?.offset($0) })
    else { return }
    let to = item.to.flatMap { content.profile?.offset($0) } ?? from
    guard to < shown.lowerBound || from > shown.upperBound else { return }
    let length = shown.upperBound - shown.lowerBound
    showProfile(from: from - length / 4, length: length, within: whole)
  }

  /// The item that the cursor is on.
  var profileItem: ProfileItem? {
    guard case .profile(let content) = self.content, content.items.indices.contains(cursor.index)
    else { return nil }
    return content.items[cursor.index]
  }

  /// The narrative of the subject on show.
  var narrative: Narrative? {
    guard case .profile(let content) = self.content else { return nil }
    return content.profile.map { Narrative($0, of: study) }
  }

  /// As it is copied, under the study's name and cut-off.
  var profileNarrative: String? {
    narrative.map { narrative in
      let access = cohort.gate.access.title
      return "\(study.id), \(study.title). Data cut-off \(cohort.cutOff.iso), \(access) access."
        + (study.isSynthetic ? " Synthetic data." : "") + "\n\n" + narrative.text + "\n"
    }
  }
}
