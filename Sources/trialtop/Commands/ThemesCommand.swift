import ArgumentParser
import Foundation
import Reports
import Terminal

/// `trialtop themes`: which there are, how one looks, and those of other programs.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List, show and import themes.",
    discussion: """
        trialtop themes
        trialtop themes show dark
        trialtop themes import ocean.yaml --name ocean
        trialtop --theme ocean my.trialtop

      A theme is a file NAME.toml. Yours lie in $XDG_CONFIG_HOME/trialtop/themes.
      """,
    subcommands: [List.self, Show.self, Import.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the themes with their files (the default).",
      discussion: """
          trialtop themes list
        """)

    func run() throws {
      let files = ThemeFiles()
      let sources = files.sources()
      let width = sources.map(\.name.count).max() ?? 0
      for source in sources {
        let name = Self.filled(source.name, to: width)
        let background = Self.filled(Self.background(source, files), to: 6)
        "\(name)  \(background)  \(source.description)".printLine()
      }
    }

    private static func background(_ source: ThemeFiles.Source, _ files: ThemeFiles) -> String {
      guard let read = try? files.read(source) else { return "broken" }
      return read.theme.background.rawValue
    }

    private static func filled(_ text: String, to width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a test card: every role in its own colours.",
      discussion: """
          trialtop themes show dark
        """)

    @Argument(help: ArgumentHelp("Theme.", valueName: "name"))
    var name: String

    @Option(help: "Colours: none, 16, 256 or true; by default what the terminal can.")
    var color: PrintCommand.Color?

    func run() throws {
      let files = ThemeFiles()
      do throws(FileIssue) {
        let (theme, issues) = try files.read(try files.source(name))
        let encoder = AnsiEncoder(theme: theme, depth: color?.depth ?? Self.terminalDepth)
        print(encoder.lines(of: ThemeCard(theme).buffer).joined(separator: "\n"))
        for issue in issues {
          StandardError.write("trialtop: \(issue)\n")
        }
      } catch {
        throw Failure(error.description)
      }
    }

    private static var terminalDepth: ColourDepth {
      guard isatty(STDOUT_FILENO) != 0 else { return .none }
      return TerminalTraits(environment: ProcessInfo.processInfo.environment).colourDepth
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a theme from a base16 or base24 scheme, or from a btop theme.",
      discussion: """
          trialtop themes import ocean.yaml --name ocean

        Writes NAME.toml into your folder of themes. Colours that could not be read on the
        scheme's background are made lighter or darker, and the file says which.
        """)

    @Argument(help: ArgumentHelp("A scheme in YAML, or a btop .theme.", valueName: "file"))
    var file: String

    @Option(help: "Name of the theme; by default that of the file.")
    var name: String?

    @Flag(help: "Lay the scheme's background behind every cell, whatever the terminal's own.")
    var paint = false

    @Flag(help: "Replace a theme of yours that has this name.")
    var replace = false

    func run() throws {
      let name = try chosenName()
      let path = "\(Places().ownThemes)/\(name).toml"
      if !replace, FileManager.default.fileExists(atPath: path) {
        throw Failure("\(path) is there already; give it another --name, or --replace it")
      }
      let (text, adapted) = try imported(named: name)
      try write(text, to: path)
      path.printLine()
      if adapted > 0 { print("\(adapted) of \(Role.allCases.count) colours adapted to be legible") }
    }

    private func chosenName() throws -> String {
      let stem = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
      let name = name ?? stem.lowercased().replacing(/[^a-z0-9]+/, with: "-")
      guard ThemeFiles.isName(name) else {
        throw Failure(
          "a theme's name has 1 to 40 lower-case letters, digits and hyphens; give it a --name",
          code: .usage)
      }
      return name
    }

    private func imported(named name: String) throws -> (text: String, adapted: Int) {
      do throws(FileIssue) {
        let scheme = try Self.scheme(try SmallFile(path: file).text(), file: file)
        let (theme, adapted) = scheme.theme(named: name, paintsPaper: paint)
        let kind = scheme.format == .btop ? "a btop theme" : "a base16 scheme"
        let text = ThemeText(
          theme, about: ["Imported from \(kind) by `trialtop themes import`."],
          notes: adapted.mapValues { "was \($0)" }, paintsPaper: paint)
        return (text.text, adapted.count)
      } catch {
        throw Failure(error.description)
      }
    }

    private static func scheme(
      _ text: String, file: String
    ) throws(FileIssue) -> ForeignScheme {
      do throws(ThemeIssue) {
        return try ForeignScheme(text)
      } catch {
        throw FileIssue(file: file, line: error.line, message: error.message)
      }
    }

    private func write(_ text: String, to path: String) throws {
      do {
        try Places().makeFolder(Places().ownThemes)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw Failure("\(path) cannot be written: \(error.localizedDescription)")
      }
    }
  }
}
