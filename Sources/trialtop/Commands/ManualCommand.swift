import ArgumentParser

/// `trialtop manual`: the manual page, for `make install` and for whoever has no `man`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual page in the language of man.",
    discussion: """
        trialtop manual > trialtop.1
        trialtop manual | man -l -
      """)

  func run() throws {
    print(try Manual.text(), terminator: "")
  }
}
