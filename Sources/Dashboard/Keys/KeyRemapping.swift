package import Terminal

extension Keymap {
  /// The keys that somebody wants for a command: all of them, on all its pages. An empty list
  /// unbinds it.
  package typealias Wish = (name: String, keys: [Key], line: Int?)

  /// The map with the wishes granted, and in words what could not be.
  ///
  /// A key that another command has on one of the same pages is not given; a command of which no
  /// wish could be granted keeps its standard keys. Quit and help are never without a key.
  package func remapped(_ wishes: [Wish]) -> (keymap: Keymap, issues: [String]) {
    var remapping = KeyRemapping(self)
    remapping.grant(wishes)
    return (remapping.keymap, remapping.issues)
  }

  /// As `remapped(_:)`, with keys as they are written.
  package func remapped(
    named wishes: [(name: String, keys: [String], line: Int?)]
  ) -> (keymap: Keymap, issues: [String]) {
    var remapping = KeyRemapping(self)
    remapping.grant(wishes.compactMap { remapping.read($0.name, $0.keys, $0.line) })
    return (remapping.keymap, remapping.issues)
  }
}

/// Grants wishes for keys one after the other.
private struct KeyRemapping {
  private(set) var keymap: Keymap
  private(set) var issues: [String] = []
  private let standard: Keymap

  init(_ keymap: Keymap) {
    (self.keymap, standard) = (keymap, keymap)
  }

  mutating func grant(_ wishes: [Keymap.Wish]) {
    let known = indispensableFirst(wishes.compactMap { command(for: $0) })
    for (_, command) in known { keymap.setKeys([], of: command) }
    for (wish, command) in known { grant(wish, to: command) }
    guard !keymap.keepsIndispensable else { return }
    keymap = standard
    issues.append("no key is changed: quit or help would have been without one")
  }

  private typealias Known = (wish: Keymap.Wish, command: Command)

  private func indispensableFirst(_ wishes: [Known]) -> [Known] {
    wishes.filter(\.command.isIndispensable) + wishes.filter { !$0.command.isIndispensable }
  }

  // MARK: - Reading

  /// Nil where nothing is left of the wish; that is not the wish to have no key.
  mutating func read(_ name: String, _ keys: [String], _ line: Int?) -> Keymap.Wish? {
    let read = keys.compactMap { text -> Key? in
      let key = Key(name: text)
      if key == nil {
        tell(
          line,
          "no key is called \(text): a character, space, enter, esc, tab, shift-tab, up, "
            + "down, left, right, pageup, pagedown, home, end, ctrl-a to ctrl-z or f1 to f12")
      }
      return key
    }
    return read.isEmpty && !keys.isEmpty ? nil : (name, read, line)
  }

  private var seen: Set<String> = []

  private mutating func command(for wish: Keymap.Wish) -> Known? {
    guard let command = keymap.command(named: wish.name) else {
      let nearest = wish.name.nearest(among: keymap.bindings.map(\.command.name))
      tell(
        wish.line,
        "no command is called \(wish.name)"
          + (nearest.map { "; did you mean \($0)?" } ?? "; trialtop keys lists them"))
      return nil
    }
    guard seen.insert(wish.name).inserted else {
      tell(wish.line, "\(wish.name) has been given keys before; these are left out")
      return nil
    }
    guard !wish.keys.isEmpty || !command.isIndispensable else {
      tell(wish.line, "\(wish.name) cannot be without a key; it keeps \(labels(of: command))")
      return nil
    }
    return (wish, command)
  }

  // MARK: - Granting

  private mutating func grant(_ wish: Keymap.Wish, to command: Command) {
    var refusals: [String] = []
    for key in wish.keys {
      if let reason = refusal(of: key, to: command) {
        refusals.append("\(key.label) \(reason)")
      } else {
        keymap.add(key, to: command)
      }
    }
    let isGranted = wish.keys.isEmpty || !keymap.keys(of: command).isEmpty
    if isGranted {
      keymap.note(Binding.Wish(line: wish.line), of: command)
    } else {
      giveBack(command)
    }
    guard !refusals.isEmpty else { return }
    tell(
      wish.line,
      "\(wish.name): \(refusals.joined(separator: "; ")); \(wish.name) has \(labels(of: command))")
  }

  /// The standard keys that are still free.
  private mutating func giveBack(_ command: Command) {
    for key in standard.keys(of: command) where refusal(of: key, to: command) == nil {
      keymap.add(key, to: command)
    }
  }

  /// Why a command cannot have a key; nil if it can.
  private func refusal(of key: Key, to command: Command) -> String? {
    if key == .control("c") { return "ends the program whatever it is bound to" }
    let taken = Page.allCases.compactMap { page -> (page: Page, command: Command)? in
      guard keymap.bindings.contains(where: { $0.command == command && $0.applies(to: page) }),
        let other = keymap.command(for: key, on: page), other != command
      else { return nil }
      return (page, other)
    }
    guard let other = taken.first?.command else { return nil }
    let pages = taken.filter { $0.command == other }.map(\.page.title)
    return "is \(other.name) already"
      + (pages.count == Page.allCases.count ? "" : " on " + pages.joined(separator: ", "))
  }

  private func labels(of command: Command) -> String {
    let keys = keymap.keys(of: command)
    return keys.isEmpty ? "no key now" : keys.map(\.label).joined(separator: " ")
  }

  private mutating func tell(_ line: Int?, _ issue: String) {
    issues.append((line.map { "line \($0): " } ?? "") + issue)
  }
}

extension Keymap {
  /// All keys of a command, whatever the page.
  fileprivate func keys(of command: Command) -> [Key] {
    bindings.filter { $0.command == command }.flatMap(\.keys).reduce(into: []) { keys, key in
      if !keys.contains(key) { keys.append(key) }
    }
  }

  fileprivate mutating func change(_ command: Command, _ change: (inout Binding) -> Void) {
    for index in bindings.indices where bindings[index].command == command {
      change(&bindings[index])
    }
  }

  fileprivate mutating func setKeys(_ keys: [Key], of command: Command) {
    change(command) { $0.keys = keys }
  }

  fileprivate mutating func add(_ key: Key, to command: Command) {
    change(command) { if !$0.keys.contains(key) { $0.keys.append(key) } }
  }

  fileprivate mutating func note(_ wish: Binding.Wish, of command: Command) {
    change(command) { $0.wish = wish }
  }

  fileprivate var keepsIndispensable: Bool {
    bindings.allSatisfy { !$0.command.isIndispensable || !$0.keys.isEmpty }
  }
}
