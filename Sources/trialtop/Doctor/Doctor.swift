import CNcurses
import CohortStore
import Dashboard
import Foundation
import Terminal

/// Looks at everything that decides how the dashboard will look, and says why.
struct Doctor {
  let look: SessionLook
  let places: Places

  private var environment: [String: String] { places.environment }
  private var traits: TerminalTraits { look.decision.traits }
  private var settings: Configuration { look.configuration }

  func diagnosis() -> Diagnosis {
    Diagnosis(
      sections: [
        .init(title: "Terminal", lines: streams + description + connection),
        .init(title: "Look", lines: looks),
        .init(title: "Configuration", lines: configuration),
        .init(title: "Files", lines: folders + [.init("SQLite", SQLiteVersion.current)]),
      ], obstacle: obstacle)
  }

  private var obstacle: String? {
    do throws(DisplayError) {
      try CursesOpening.requireTerminal()
      _ = try CursesOpening.terminal(traits)
      return nil
    } catch {
      return error.description
    }
  }

  // MARK: - Terminal

  private var streams: [Diagnosis.Line] {
    [("input", STDIN_FILENO), ("output", STDOUT_FILENO)].map { name, stream in
      let isTerminal = isatty(stream) != 0
      return .init(name, isTerminal ? "a terminal" : "no terminal", isTrouble: !isTerminal)
    }
  }

  private var description: [Diagnosis.Line] {
    let own = traits.terminal.isEmpty ? "not set" : traits.terminal
    guard let used = try? CursesOpening.terminal(traits) else {
      return [.init("TERM", own), .init("description", "none that can be used", isTrouble: true)]
    }
    let entry = TerminalDescription(name: used, environment: environment)
    let colours = entry.colours < 0 ? "no colours" : "\(entry.colours) colours"
    let fallback =
      used == traits.terminal ? "" : "; there is none of \(own), so it is taken for \(used)"
    return [
      .init("TERM", own),
      .init(
        "description", "\(entry.path ?? used), \(colours)\(fallback)", isTrouble: !fallback.isEmpty),
      .init("size", TerminalSettings.windowSize.map { "\($0.width)x\($0.height)" } ?? "unknown"),
    ]
  }

  private var connection: [Diagnosis.Line] {
    let remote = traits.remoteVariable.map { "yes (\($0) is set)" } ?? "no"
    let clipboard = ClipboardOutlook(environment)
    return [
      .init("SSH", remote), .init("multiplexer", multiplexer),
      .init("OSC 52", "\(clipboard.verdict): \(clipboard.reason)"),
    ]
  }

  private var multiplexer: String {
    let found = [("tmux", "TMUX"), ("screen", "STY")].filter {
      !(environment[$0.1] ?? "").isEmpty
    }
    if let (name, variable) = found.first { return "\(name) (\(variable) is set)" }
    let type = ["tmux", "screen"].first { traits.terminal.hasPrefix($0) }
    return type.map { "\($0) (TERM=\(traits.terminal))" } ?? "none"
  }

  // MARK: - Look

  private var looks: [Diagnosis.Line] {
    let decision = look.decision
    return [
      .init("colours", coloursText), .init("charset", Self.text(decision.charset) { $0.rawValue }),
      .init("locale", locale), .init("encoding", decision.encoding),
      .init("mouse", Self.text(decision.mouse) { $0 ? "on" : "off" }),
      .init("theme", Self.text(decision.theme) { $0 }),
    ] + look.themeIssues.map { .init("", $0.description, isTrouble: true) }
  }

  private static func text<Value>(
    _ decided: Decided<Value>, _ word: (Value) -> String
  ) -> String {
    "\(word(decided.value)): \(decided.rule)"
  }

  /// What is asked for, and what the terminal's description leaves of it.
  private var coloursText: String {
    let wish = look.decision.colours
    guard let depth = shownDepth, depth < wish.value else { return Self.text(wish) { $0.name } }
    return "\(depth.name): the terminal's description has no more (\(Self.text(wish) { $0.name }))"
  }

  /// nil where there is no description of a terminal.
  var shownDepth: ColourDepth? {
    guard let used = try? CursesOpening.terminal(traits) else { return nil }
    let entry = TerminalDescription(name: used, environment: environment)
    return min(look.decision.colours.value, TerminalTraits.depth(ofColours: entry.colours))
  }

  private var locale: String {
    let variable = ["LC_ALL", "LC_CTYPE", "LANG"].first { !(environment[$0] ?? "").isEmpty }
    guard let variable, let value = environment[variable] else { return "none is set" }
    return "\(value) (\(variable))"
  }

  // MARK: - Configuration

  private var configuration: [Diagnosis.Line] {
    let state = settings.fault == nil ? "" : " (not used)"
    let file = settings.isFound ? settings.path + state : "none; it would be \(settings.path)"
    return [.init("file", file)]
      + settings.issues.map { .init("", $0.description, isTrouble: true) } + keys
  }

  /// The wishes as they stand in the file, and what of them could not be granted.
  private var keys: [Diagnosis.Line] {
    let wishes = settings.keys.map { wish in
      "\(wish.name) = \(wish.keys.isEmpty ? "none" : wish.keys.joined(separator: " "))"
    }
    return [.init("keys", wishes.isEmpty ? "as usual" : wishes.joined(separator: ", "))]
      + look.keys.issues.map { .init("", $0.description, isTrouble: true) }
  }

  // MARK: - Files

  private var folders: [Diagnosis.Line] {
    [("state", places.state), ("data", places.data), ("cache", places.cache)].map { name, path in
      let isWritable = Self.canWrite(path)
      return .init(
        name, "\(path)\(isWritable ? "" : ": cannot be written")", isTrouble: !isWritable)
    }
  }

  /// Whether the folder, or the nearest above it that is there, takes new files.
  private static func canWrite(_ path: String) -> Bool {
    var path = path
    while !FileManager.default.fileExists(atPath: path), path != "/", !path.isEmpty {
      path = (path as NSString).deletingLastPathComponent
    }
    return access(path, W_OK | X_OK) == 0
  }
}
