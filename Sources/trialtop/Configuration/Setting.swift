import Terminal

/// One setting of the configuration: reading, the commented file and the manual go by this table.
struct Setting: Sendable {
  let name: String
  /// As it is written in the file.
  let standard: String
  /// What it takes, for whoever wrote something else.
  let allowed: String
  /// What it does: lines of at most 76 columns.
  let explanation: [String]
  /// Takes a value that may stand there; false for any other.
  let take: @Sendable (SettingValue, inout Configuration) -> Bool

  static func named(_ name: String) -> Setting? { all.first { $0.name == name } }

  static let all: [Setting] = [
    Setting(
      name: "theme", standard: "\"terminal-default\"",
      allowed: "the name of a theme, such as \"dark\"; `trialtop themes` lists them",
      explanation: ["Colours: the name of a theme; `trialtop themes` lists them."]
    ) { value, configuration in
      guard case .text(let name) = value, ThemeFiles.isName(name) else { return false }
      configuration.theme = name
      return true
    },
    .choice(
      "charset", among: ["auto"] + Charset.allCases.map(\.rawValue),
      explanation: [
        "Glyphs: box, console (full blocks only), ascii or braille;",
        "auto goes by the locale and the terminal.",
      ]
    ) { $1.charset = Charset(rawValue: $0) },
    .choice(
      "colours", among: ["auto"] + ColourDepth.allCases.map(\.name),
      explanation: [
        "How many colours: none, 16, 256 or true;",
        "auto goes by NO_COLOR, COLORTERM and TERM.",
      ]
    ) { $1.colours = ColourDepth(name: $0) },
    .choice(
      "mouse", among: Configuration.Mouse.allCases.map(\.rawValue),
      explanation: ["Mouse: on, off, or auto, which is on unless over SSH; % toggles it."]
    ) { $1.mouse = Configuration.Mouse(rawValue: $0) ?? .auto },
    Setting(
      name: "lock_after", standard: "0", allowed: "whole minutes from 0 (never) to 1440",
      explanation: ["Lock the dashboard after so many minutes without a key; 0 is never."]
    ) { value, configuration in
      guard case .number(let minutes) = value, (0...1440).contains(minutes) else { return false }
      configuration.lockAfter = minutes
      return true
    },
    .flag(
      "mask_ids", explanation: ["Mask subject ids from the start; P toggles it."]
    ) { $1.masksIDs = $0 },
    .flag(
      "plain",
      explanation: ["Lines of text one after the other instead of a screen, for screen readers."]
    ) { $1.isPlain = $0 },
    .choice(
      "copy", among: Configuration.Copy.allCases.map(\.rawValue),
      explanation: ["Where a copy goes: file, osc52 (the clipboard of your own machine), or both."]
    ) { $1.copy = Configuration.Copy(rawValue: $0) ?? .both },
  ]
}

extension Setting {
  /// The first choice is the default.
  fileprivate static func choice(
    _ name: String, among choices: [String], explanation: [String],
    set: @escaping @Sendable (String, inout Configuration) -> Void
  ) -> Setting {
    Setting(
      name: name, standard: "\"\(choices[0])\"",
      allowed: choices.map { "\"\($0)\"" }.joined(separator: ", "), explanation: explanation
    ) { value, configuration in
      guard let choice = value.words.first(where: choices.contains) else { return false }
      set(choice, &configuration)
      return true
    }
  }

  fileprivate static func flag(
    _ name: String, explanation: [String],
    set: @escaping @Sendable (Bool, inout Configuration) -> Void
  ) -> Setting {
    Setting(name: name, standard: "false", allowed: "true or false", explanation: explanation) {
      guard case .flag(let isOn) = $0 else { return false }
      set(isOn, &$1)
      return true
    }
  }
}

/// A value as TOML has it.
enum SettingValue: Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case other

  /// The words it can stand for, such as 16 for "16" and true for "on".
  var words: [String] {
    switch self {
    case .text(let text): [text]
    case .number(let number): [String(number)]
    case .flag(let isOn): isOn ? ["true", "on"] : ["false", "off"]
    case .other: []
    }
  }
}

extension ColourDepth {
  /// As flags and the configuration write it.
  var name: String {
    switch self {
    case .none: "none"
    case .ansi16: "16"
    case .indexed256: "256"
    case .trueColour: "true"
    }
  }

  init?(name: String) {
    guard let depth = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = depth
  }
}
