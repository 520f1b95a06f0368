package import Terminal

/// One command with its keys and its words: dispatch, hint line, help and palette are drawn from
/// this.
package struct Binding: Sendable {
  package let command: Command
  package internal(set) var keys: [Key]
  /// One or two words for the hint line; nil keeps it out of there.
  package let hint: String?
  /// A sentence for the help.
  package let help: String
  /// Pages where the command means something; empty is every page.
  package let pages: Set<Page>
  /// Where the keys come from if they are not the standard ones.
  package internal(set) var wish: Wish?

  /// A place in the configuration.
  package struct Wish: Hashable, Sendable {
    package let line: Int?
  }

  init(
    _ command: Command, _ keys: [Key], hint: String? = nil, _ help: String, on pages: Set<Page> = []
  ) {
    self.command = command
    self.keys = keys
    self.hint = hint
    self.help = help
    self.pages = pages
  }

  package func applies(to page: Page) -> Bool {
    pages.isEmpty || pages.contains(page)
  }
}
