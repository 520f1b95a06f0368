import CohortModel
import Dashboard
import Foundation
import Reports
import Terminal

/// One run of the dashboard as lines of text: a command is read, a page is written. For screen
/// readers, and for terminals that can do nothing.
struct PlainSession {
  var loader: TrialLoader
  var options: TrialOptions

  func run() throws {
    let source = try TrialSource(loader: loader)
    let trial = try source.load()
    var initial = DashboardState.Options()
    initial.cutOff = try options.chosenCutOff(of: trial.data)
    initial.filter = options.filter ?? ""
    var state = try DashboardState.make(trial, options: initial)
    if let look = source.lastLook(LastLooks.read(Places())) {
      _ = state.update(.lastLooked(look))
    }
    // A screen of its own size is never drawn; rows are kept in view of this one.
    let effects = state.update(.resized(Size(width: 120, height: 60)))
    var conversation = PlainConversation(state: state, source: source)
    conversation.perform(effects)
    print("trialtop as lines of text; help lists the commands.\n")
    conversation.tellPage()
    while let line = PlainConversation.ask() {
      guard try conversation.answer(line) else { return }
    }
    print()
  }
}

/// What has been read so far, and the answers.
private struct PlainConversation {
  private static let rowsAtOnce = 20

  private var state: DashboardState
  private let source: TrialSource
  private var version: Int?
  /// Rows that have been told.
  private var told = 0

  init(state: DashboardState, source: TrialSource) {
    self.state = state
    self.source = source
    version = try? source.version()
  }

  static func ask() -> String? {
    print("> ", terminator: "")
    fflush(nil)
    return readLine()
  }

  /// Returns whether to go on.
  mutating func answer(_ line: String) throws -> Bool {
    takeNews()
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    switch words.first?.lowercased() {
    case nil: break
    case "quit", "q", "exit": return false
    case "help", "?": print(Self.help)
    case "next", "n": tellRows()
    case "rows":
      told = 0
      tellRows()
    case "again": tellPage()
    case "back", "b": press(.escape)
    case "filter", "/": filter(rest)
    case "open", "o": open(rest)
    case let word?: show(word)
    }
    return true
  }

  private static let help = """
    A page's name or number shows it: \
    \(Page.tabs.map { "\($0.rawValue) \($0.name)" }.joined(separator: ", ")).
    rows       the page's rows, with numbers to open them by
    next       further rows
    open N     open row N: the subjects or records behind it, a subject, a record
    back       return to where it was opened from
    filter F   filter, such as filter grade>=3 & related; without F everything
    again      the page once more
    quit       leave
    In rows * marks a partial date that was resolved, ? what was not given.
    """

  // MARK: - Commands

  private mutating func show(_ word: String) {
    let page =
      Page(name: word)
      ?? Int(word).flatMap { number in
        Page.tabs.first { $0.rawValue == number }
      }
    guard let page else { return refuse("there is no command and no page \(word)") }
    press(.character(Character(String(page.rawValue))))
  }

  private mutating func filter(_ text: String) {
    if let fault = state.filterPlainly(text) { return refuse(fault) }
    tellPage()
  }

  private mutating func open(_ word: String) {
    guard let number = Int(word), (1...max(1, state.plainRowCount)).contains(number),
      state.plainRowCount > 0
    else {
      return refuse(
        state.plainRowCount == 0
          ? "nothing can be opened here" : "open takes a number from 1 to \(state.plainRowCount)")
    }
    perform(state.openPlainRow(number))
    tellPage()
  }

  private mutating func press(_ key: Key) {
    perform(state.update(.key(key)))
    tellPage()
  }

  mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .loadRecord(let table, let rowID):
        if let history = try? source.record(table, rowID: rowID) {
          perform(state.update(.recordLoaded(history)))
        } else {
          refuse("the record cannot be read")
        }
      case .log(let entry):
        do { try source.log(entry) } catch { refuse("\(error)") }
      case .quit, .suspend, .reload, .redraw, .remember, .compare, .mark, .export, .copy, .mouse,
        .theme:
        break
      }
    }
  }

  /// Another process may have committed since the last command.
  private mutating func takeNews() {
    guard let newest = try? source.version(), newest != version else { return }
    version = newest
    do {
      perform(state.update(.cohortChanged(try source.load())))
      print("The data have changed.")
    } catch {
      refuse("the store cannot be read: \(error)")
    }
  }

  // MARK: - Telling

  mutating func tellPage() {
    print(state.plainText, terminator: "")
    told = 0
    if state.isListed && state.plainRowCount > 0 {
      tellRows()
    } else if state.plainRowCount > 0 {
      print("\n\(state.plainRowCount) rows can be opened; rows lists them.")
    }
  }

  private mutating func tellRows() {
    let count = state.plainRowCount
    guard told < count else {
      return refuse(count == 0 ? "there are no rows here" : "there are no further rows")
    }
    let last = min(told + Self.rowsAtOnce, count)
    for number in told + 1...last { print(state.plainRow(number)) }
    told = last
    print(last < count ? "\(last) of \(count) rows; next tells more." : "\(count) rows in all.")
  }

  private func refuse(_ reason: String) {
    "! \(reason)".printLine()
  }
}
