import Foundation

/// A line on the terminal that says how far the reading has come; silent elsewhere.
final class ProgressBar {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var shown = -1

  func show(_ done: Int, of total: Int) {
    let percent = total > 0 ? done * 100 / total : 100
    guard isShown, percent != shown else { return }
    shown = percent
    let filled = percent * 40 / 100
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 40 - filled)
    StandardError.write("\r[\(bar)] \(percent) %")
  }

  func clear() {
    guard isShown, shown >= 0 else { return }
    shown = -1
    StandardError.write("\r\u{1B}[K")
  }
}
