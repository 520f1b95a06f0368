import Reports
import Terminal

// After some minutes without a key nothing is shown until the next one.

extension DashboardState {
  /// Takes note that somebody is there; true where that has only ended the lock.
  mutating func wakes() -> Bool {
    lastInput = now
    defer { isLocked = false }
    return isLocked
  }

  /// The clock tells whole minutes: the lock may come up to a minute late, and never early.
  mutating func pass(to seconds: Int64) {
    now = seconds
    guard let lockAfter else { return }
    let last = lastInput ?? seconds
    lastInput = last
    if seconds - last > Int64(lockAfter) * 60 { isLocked = true }
  }

  /// Program and time, and nothing else.
  func drawLock(on buffer: inout Buffer) {
    let minute = ((now ?? 0) / 60) % (24 * 60)
    let time = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
    let lines = ["trialtop", "\(time) UTC", "locked, any key returns"]
    let top = max(0, (buffer.size.height - lines.count) / 2)
    for (line, text) in lines.enumerated() {
      buffer.put(
        text, x: 0, y: top + line, role: line == 0 ? .title : .muted, limit: buffer.size.width,
        alignment: .centre)
    }
  }
}
