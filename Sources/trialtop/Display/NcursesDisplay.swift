import CLinux
import CNcurses
import Foundation
import Terminal

/// A display that can be listened to, and whose terminal can change under it.
protocol InteractiveDisplay: Display {
  /// The descriptor that becomes readable when a key is pressed.
  var input: Int32 { get }

  /// The next key that has been pressed, nil when there is none; never waits.
  func nextKey() -> Key?

  /// Takes over the terminal's new size; the next buffer is drawn as a whole.
  @discardableResult func resized() -> Size

  /// Gives the terminal back for as long as the program stands still.
  func suspend()

  /// Takes the terminal again; the next buffer is drawn as a whole.
  func resume()
}

/// The terminal at standard input and output, through curses. To be used from one thread.
///
/// The terminal is given back by `close`, and also when the program exits or crashes without it.
final class NcursesDisplay: InteractiveDisplay {
  struct Options {
    /// What a person asked for; nil is to look at the environment.
    var charset: Charset?
    var depth: ColourDepth?
    var theme = Theme.terminalDefault
    var isMouseEnabled = false
    var environment = ProcessInfo.processInfo.environment
  }

  private(set) var size: Size
  /// What cells the pages may use.
  let charset: Charset
  let depth: ColourDepth
  /// Something a person should know about this terminal.
  let notice: String?
  let input: Int32 = STDIN_FILENO
  var isMouseEnabled: Bool { didSet { enableMouse() } }

  private let keys = KeyReader()
  private var styles: CursesStyles
  private var shown: Buffer?
  private var isOpen = true

  init(_ options: Options = Options()) throws(DisplayError) {
    let traits = TerminalTraits(environment: options.environment)
    let opening = try CursesOpening(
      traits: traits, depth: options.depth, charset: options.charset)
    charset = opening.charset
    depth = opening.depth
    notice = opening.notice
    styles = CursesStyles(theme: options.theme, depth: depth, colours: curses_colours())
    isMouseEnabled = options.isMouseEnabled
    size = Self.cursesSize
    enableMouse()
    resized()
  }

  /// The look of every cell from the next buffer on.
  var theme: Theme {
    get { styles.theme }
    set {
      styles = CursesStyles(theme: newValue, depth: depth, colours: curses_colours())
      shown = nil
    }
  }

  func show(_ buffer: Buffer) {
    guard isOpen else { return }
    if shown?.size != buffer.size { werase(curses_window()) }
    for y in buffer.rowsChanged(from: shown) {
      CursesRow(y, of: buffer, styles: &styles).put()
    }
    shown = buffer
    wrefresh(curses_window())
  }

  func nextKey() -> Key? { isOpen ? keys.next() : nil }

  @discardableResult func resized() -> Size {
    let window = TerminalSettings.windowSize
    if let window, window != Self.cursesSize {
      resize_term(Int32(window.height), Int32(window.width))
    }
    size = Self.cursesSize
    redraw()
    return size
  }

  /// Draws the next buffer as a whole, whatever another program has written to the terminal.
  func redraw() {
    shown = nil
    curses_forget_screen()
  }

  /// Hands the terminal a sequence that shows nothing, between two pictures.
  func send(_ sequence: String) {
    guard isOpen else { return }
    fflush(nil)
    FileHandle.standardOutput.write(Data(sequence.utf8))
  }

  func suspend() {
    guard isOpen else { return }
    endwin()
    TerminalRescue.disarm()
  }

  func resume() {
    guard isOpen else { return }
    // Stopped without having been asked, curses believes that the terminal is still its own.
    if !isendwin() { endwin() }
    TerminalRescue.arm()
    resized()
  }

  func close() {
    guard isOpen else { return }
    isOpen = false
    endwin()
    TerminalRescue.disarm()
  }

  private static var cursesSize: Size {
    Size(width: Int(getmaxx(curses_window())), height: Int(getmaxy(curses_window())))
  }

  private func enableMouse() {
    let mask = curses_left_button | curses_wheel_up | curses_wheel_down
    mousemask(isMouseEnabled ? mask : 0, nil)
  }
}

extension Buffer {
  /// Rows in which anything differs, all of them where sizes differ or nothing has been shown.
  fileprivate func rowsChanged(from old: Buffer?) -> [Int] {
    guard let old, old.size == size else { return Array(0..<size.height) }
    var rows: [Int] = []
    for run in changes(from: old) where rows.last != run.y { rows.append(run.y) }
    return rows
  }
}
