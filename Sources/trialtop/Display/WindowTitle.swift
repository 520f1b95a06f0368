import Reports
import Terminal

/// The title of the terminal's window, where it has one: the program and the study, never more.
struct WindowTitle {
  private let text: String
  private let modes: TerminalModes

  /// - Parameter text: control characters become visible marks.
  init(_ text: String, charset: Charset, modes: TerminalModes) {
    let visible = text.withVisibleControls
    self.text = charset == .ascii ? Self.ascii(visible) : visible
    self.modes = modes
  }

  private static func ascii(_ text: String) -> String {
    String(text.replacing("·", with: "-").unicodeScalars.map { $0.isASCII ? Character($0) : "?" })
  }

  /// GNU screen takes the sequence for the name of its own window and never gives it back.
  private var isSupported: Bool { modes.isLikeXterm && !modes.isScreen }

  /// Keeps the former title on the terminal's stack and writes this one.
  var start: String {
    isSupported ? "\u{1B}[22;2t\u{1B}]2;\(text)\u{7}" : ""
  }

  var end: String { isSupported ? WindowTitle.giveBack : "" }

  static let giveBack = "\u{1B}[23;2t"
}
