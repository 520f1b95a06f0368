import CNcurses
import Glibc

/// Gives the terminal back when the program exits or crashes without closing its display.
///
/// What has to be written is made beforehand: a handler of a crash may only call `write` and a
/// few other functions, and may not allocate.
enum TerminalRescue {
  private static let fatalSignals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]

  /// To be called while the terminal is still as it was found.
  static func rememberSettings() {
    var settings = termios()
    if tcgetattr(STDIN_FILENO, &settings) == 0 { rescue.settings = settings }
  }

  /// To be called while curses has the terminal.
  ///
  /// - Parameter farewell: what ends the modes that curses does not know; the first call counts.
  static func arm(farewell: String = "") {
    if rescue.farewell.isEmpty { prepare(Array(farewell.utf8)) }
    rescue.isArmed = true
  }

  static func disarm() {
    rescue.isArmed = false
  }

  private static func prepare(_ own: [UInt8]) {
    var farewell = own
    for name in ["op", "sgr0", "rmcup", "cnorm", "rmkx"] {
      if let text = curses_capability(name) { farewell += withoutDelays(String(cString: text)) }
    }
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: farewell.count)
    _ = bytes.initialize(from: farewell)
    rescue.farewell = UnsafeBufferPointer(bytes)
    for signal in fatalSignals { handle(signal) }
    atexit(giveTerminalBack)
  }

  private static func handle(_ signal: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = giveTerminalBackAndCrash
    action.sa_flags = SA_NODEFER | Int32(SA_ONSTACK)
    sigaction(signal, &action, &rescue.previous[Int(signal)])
  }

  /// The capability without its delays, written `$<5/>`, which only slow printers wait for.
  static func withoutDelays(_ capability: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(capability.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: "$<".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[rest.index(after: end)...]
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}

private struct Rescue {
  var isArmed = false
  var settings: termios?
  var farewell = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// What stood there before, such as the writer of a backtrace, by number of the signal.
  let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
}

/// Touched by the thread of the display, and by a crash, after which nothing else runs.
nonisolated(unsafe) private var rescue = Rescue()

private func giveTerminalBack() {
  guard rescue.isArmed else { return }
  rescue.isArmed = false
  _ = write(STDOUT_FILENO, rescue.farewell.baseAddress, rescue.farewell.count)
  if var settings = rescue.settings { tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
}

private func giveTerminalBackAndCrash(_ signal: Int32) {
  giveTerminalBack()
  sigaction(signal, &rescue.previous[Int(signal)], nil)
  raise(signal)
}
