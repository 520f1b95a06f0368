import Dashboard
import Foundation

/// The manual page, made from the tables that the program itself goes by.
struct Manual {
  let root: CommandTree.Command
  private var page = ManualText()

  static func text() throws -> String {
    var manual = Manual(root: try CommandTree.make())
    manual.write()
    return manual.page.text
  }

  private init(root: CommandTree.Command) {
    self.root = root
  }

  private mutating func write() {
    writeHead()
    for command in root.shownSubcommands { write(command, path: [command.commandName]) }
    writeKeys()
    writeSettings()
    writeEnvironment()
    writeFiles()
    writeEnd()
  }

  private mutating func section(_ title: String) { page.request("Sh \(title)") }

  private mutating func writeHead() {
    page.request("Dd November 21, 2026")
    page.request("Dt TRIALTOP 1")
    page.request("Os")
    section("NAME")
    page.request("Nm trialtop")
    page.request("Nd top for clinical trials, live in the terminal")
    section("SYNOPSIS")
    page.request("Nm")
    page.request("Op Ar store")
    page.request("Nm")
    page.request("Ar command")
    page.request("Op Ar ...")
    section("DESCRIPTION")
    page.discussion(root.discussion ?? "")
    section("COMMANDS")
    page.paragraph("Every command takes --help. The first one, open, needs no name.")
  }

  // MARK: - Commands

  private mutating func write(_ command: CommandTree.Command, path: [String]) {
    page.request("Ss " + path.joined(separator: " "))
    page.paragraph(command.abstract ?? "")
    page.request("Pp")
    writeSynopsis(command, path)
    if let discussion = command.discussion, !discussion.isEmpty {
      page.discussion(discussion, isFollowing: true)
    }
    writeArguments(command.shownArguments)
    for subcommand in command.shownSubcommands {
      write(subcommand, path: path + [subcommand.commandName])
    }
  }

  private mutating func writeSynopsis(_ command: CommandTree.Command, _ path: [String]) {
    let arguments = command.shownArguments
    page.request("Nm trialtop Cm " + path.map(ManualText.word).joined(separator: " "))
    if !command.shownSubcommands.isEmpty { page.request("Ar command") }
    if arguments.contains(where: { !$0.isPositional }) { page.request("Op Ar options") }
    for argument in arguments where argument.isPositional {
      let name = ManualText.word(argument.valueName ?? "")
      page.request((argument.isOptional ? "Op Ar " : "Ar ") + name)
    }
  }

  private mutating func writeArguments(_ arguments: [CommandTree.Argument]) {
    guard !arguments.isEmpty else { return }
    page.request("Bl -tag -width Ds")
    for argument in arguments {
      page.request("It " + head(of: argument))
      page.paragraph(explanation(of: argument))
    }
    page.request("El")
  }

  private func head(of argument: CommandTree.Argument) -> String {
    let value = "Ar " + ManualText.word(argument.valueName ?? "")
    guard !argument.isPositional else { return value }
    let names = (argument.names ?? []).map { "Fl " + ManualText.word(String($0.text.dropFirst())) }
    return names.joined(separator: " , ") + (argument.isFlag ? "" : " " + value)
  }

  private func explanation(of argument: CommandTree.Argument) -> String {
    var words = argument.abstract ?? ""
    if let values = argument.allValues, !values.isEmpty {
      words += " One of \(values.joined(separator: ", "))."
    }
    if let standard = argument.defaultValue { words += " Default: \(standard)." }
    return words.isEmpty ? "See the description." : words
  }

  // MARK: - Keys and settings

  private mutating func writeKeys() {
    section("KEYS")
    page.paragraph(
      "In brackets the name of the command, by which the configuration gives it other keys.")
    for group in Keymap.standard.table.groups {
      page.request("Ss " + ManualText.escaped(group.title))
      page.request("Bl -tag -width Ds")
      for row in group.rows {
        let keys = row.labels.map { "Ic " + ManualText.word($0) }.joined(separator: " , ")
        page.request("It \(keys) Pq " + ManualText.word(row.name))
        page.paragraph(row.help)
        if !row.pages.isEmpty { page.paragraph("On: \(row.pages.joined(separator: ", ")).") }
      }
      page.request("El")
    }
  }

  private mutating func writeSettings() {
    section("CONFIGURATION")
    page.paragraph(
      """
      config.toml is read and never written; trialtop config prints one to begin from, and trialtop
      doctor checks it.
      """.replacing("\n", with: " "))
    page.request("Bl -tag -width Ds")
    for setting in Setting.all {
      page.request("It Va " + ManualText.word(setting.name))
      page.paragraph(setting.explanation.joined(separator: " "))
      page.paragraph("Takes \(setting.allowed). Default: \(setting.standard).")
    }
    page.request("It Va " + ManualText.word("[keys]"))
    page.paragraph("A table: the name of a command, and the key or the keys for it.")
    page.request("El")
  }

  // MARK: - The world around

  private static let environment = [
    ("TERM", "The type of the terminal; xterm-256color, xterm and vt100 stand in for an unknown."),
    ("COLORTERM", "With truecolor or 24bit every colour is used."),
    ("NO_COLOR", "With any value no colour is used."),
    ("LC_ALL , LC_CTYPE , LANG", "Without UTF-8 pages are drawn in ASCII."),
    ("TRIALTOP_THEME", "The theme, where neither --theme nor the configuration names one."),
    ("TRIALTOP_SAMPLE_DATA", "The folder of the sample trials."),
    ("XDG_CONFIG_HOME , XDG_STATE_HOME", "Bases of the files below."),
    ("XDG_DATA_HOME , XDG_CACHE_HOME", "Further bases of the files below."),
  ]

  private mutating func writeEnvironment() {
    section("ENVIRONMENT")
    page.request("Bl -tag -width Ds")
    for (names, words) in Self.environment {
      page.request(
        "It "
          + names.split(separator: " ").map { $0 == "," ? "," : "Ev \($0)" }
          .joined(separator: " "))
      page.paragraph(words)
    }
    page.request("El")
  }

  private static let files = [
    ("~/.config/trialtop/config.toml", "Settings."),
    ("~/.config/trialtop/themes", "Themes of your own."),
    ("~/.local/state/trialtop", "The last store, last looks, saved views, who saw which arms."),
    ("~/.local/share/trialtop", "Review marks, and exports where the working folder takes none."),
    ("~/.cache/trialtop", "Stores of the sample trials, and the last copy."),
  ]

  private mutating func writeFiles() {
    section("FILES")
    page.paragraph("trialtop paths lists them as they are on this machine.")
    page.request("Bl -tag -width Ds")
    for (path, words) in Self.files {
      page.request("It Pa " + ManualText.word(path))
      page.paragraph(words)
    }
    page.request("El")
  }

  private static let codes = [
    ("0", "Done."), ("1", "Failure."), ("2", "Not a valid use."), ("3", "Not a valid store."),
    ("4", "A check found an error."),
    ("129, 130, 131, 143", "Ended by SIGHUP or a lost terminal, SIGINT, SIGQUIT, SIGTERM."),
  ]

  private mutating func writeEnd() {
    section("EXIT STATUS")
    page.request("Bl -tag -width Ds")
    for (code, words) in Self.codes {
      page.request("It " + ManualText.word(code))
      page.paragraph(words)
    }
    page.request("El")
    section("EXAMPLES")
    page.example([
      "trialtop demo", "trialtop init my-trial", "trialtop import my-trial --into my.trialtop",
      "trialtop my.trialtop", "trialtop open my.trialtop --plain",
      "trialtop print safety my.trialtop --size 120x40",
      "trialtop report survival my.trialtop --format json",
    ])
    section("SEE ALSO")
    page.request("Xr less 1 ,")
    page.request("Xr top 1")
  }
}
