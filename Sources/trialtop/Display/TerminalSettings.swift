import CLinux
import CNcurses
import Glibc
import Terminal

/// The terminal as the kernel sees it.
enum TerminalSettings {
  /// Columns and rows; nil where nobody has told the kernel, as on a serial line.
  static var windowSize: Size? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 else { return nil }
    guard window.ws_col > 0 && window.ws_row > 0 else { return nil }
    return Size(width: Int(window.ws_col), height: Int(window.ws_row))
  }

  /// Frees ^S and ^Q: output held back by ^S would leave the program deaf to signals.
  static func disableFlowControl() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    settings.c_iflag &= ~tcflag_t(IXON)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
