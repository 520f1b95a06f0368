import Glibc

/// Why the loop has ended.
enum LoopEnd: Equatable {
  case quit
  /// The terminal is gone.
  case hungUp
  case interrupted
  case terminated
  case quitBySignal

  /// The end that any of these signals asks for, nil when none does.
  init?(_ signals: Set<Int32>) {
    let ends: [(Int32, LoopEnd)] = [
      (SIGHUP, .hungUp), (SIGTERM, .terminated), (SIGINT, .interrupted), (SIGQUIT, .quitBySignal),
    ]
    guard let end = ends.first(where: { signals.contains($0.0) }) else { return nil }
    self = end.1
  }

  /// As a shell counts it: 128 and the signal's number.
  var exitCode: Int32 {
    switch self {
    case .quit: 0
    case .hungUp: 128 + SIGHUP
    case .interrupted: 128 + SIGINT
    case .quitBySignal: 128 + SIGQUIT
    case .terminated: 128 + SIGTERM
    }
  }
}
