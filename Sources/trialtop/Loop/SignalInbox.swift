import CLinux
import Glibc

/// The signals the loop answers to, made readable.
///
/// A handler writes the signal's number into a pipe. A signalfd would need the signal blocked in
/// every thread, also in those that Foundation starts, and the processes started from here would
/// inherit the block.
final class SignalInbox {
  static let signals = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT]

  /// Readable while signals are waiting.
  let descriptor: Int32
  private let previous: [(signal: Int32, action: sigaction)]

  /// There can be one at a time. An ignored SIGHUP, as under nohup, is heard as well: without its
  /// terminal the dashboard has nothing left to do.
  init() {
    var ends: [Int32] = [-1, -1]
    let result = pipe2(&ends, O_CLOEXEC | O_NONBLOCK)
    precondition(result == 0, "no descriptor is left for signals")
    descriptor = ends[0]
    inboxEntrance = ends[1]
    previous = Self.signals.map { ($0, Self.listen(to: $0)) }
    Self.unblock()
  }

  /// Whoever started this program may have had them blocked.
  private static func unblock() {
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in signals { sigaddset(&mask, signal) }
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }

  deinit {
    for (signal, action) in previous {
      var action = action
      sigaction(signal, &action, nil)
    }
    close(inboxEntrance)
    close(descriptor)
  }

  /// Takes out what has come.
  func drain() -> Set<Int32> {
    var signals: Set<Int32> = []
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 { signals.insert(Int32(byte)) }
    return signals
  }

  /// Stops this program as ^Z does where nobody listens; returns when it goes on.
  func stop() {
    var standard = sigaction()
    standard.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(SIGTSTP, &standard, nil)
    raise(SIGTSTP)
    _ = Self.listen(to: SIGTSTP)
  }

  private static func listen(to signal: Int32) -> sigaction {
    var action = sigaction()
    var previous = sigaction()
    action.__sigaction_handler.sa_handler = takeDown
    action.sa_flags = Int32(SA_RESTART)
    sigaction(signal, &action, &previous)
    return previous
  }
}

/// Set before the first handler is.
nonisolated(unsafe) private var inboxEntrance: Int32 = -1

private func takeDown(_ signal: Int32) {
  let saved = errno
  var byte = UInt8(truncatingIfNeeded: signal)
  _ = write(inboxEntrance, &byte, 1)
  errno = saved
}
