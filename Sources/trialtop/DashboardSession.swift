import ArgumentParser
import CohortModel
import CohortStore
import Dashboard
import Foundation
import Reports
import Terminal

/// One run of the dashboard on one store: the loop, the display, and what the effects ask for.
struct DashboardSession {
  var loader: TrialLoader
  var options: TrialOptions
  var look: SessionLook
  /// Whether this person's last look is remembered; not for a passing copy.
  var remembers = true

  func run() throws {
    if look.isPlain { return try PlainSession(loader: loader, options: options).run() }
    try CursesOpening.requireTerminal()
    let source = try TrialSource(loader: loader)
    let trial = try source.load()
    var initial = DashboardState.Options()
    initial.cutOff = try options.chosenCutOff(of: trial.data)
    initial.filter = options.filter ?? ""
    initial.computesBeside = true
    initial.keymap = look.keys.keymap
    initial.hasMouse = look.decision.mouse.value
    initial.themes = ThemeFiles().all().map(\.name)
    initial.theme = look.theme.name
    initial.masksIDs = look.configuration.masksIDs
    let minutes = look.configuration.lockAfter
    initial.lockAfter = minutes > 0 ? minutes : nil
    let views = ViewFile().read()
    initial.memory = views.memory
    var state = try DashboardState.make(trial, options: initial)
    let places = Places()
    if remembers, let look = source.lastLook(LastLooks.read(places)) {
      _ = state.update(.lastLooked(look))
    }
    if let fault = views.fault { _ = state.update(.refused(fault)) }
    var shown = look.display
    shown.title = "trialtop · \(trial.data.study.id)"
    let display = try NcursesDisplay(shown)
    defer { display.close() }
    let end = loop(&state, display, source)
    display.close()
    if remembers { remember(source, places) }
    if end != .quit { throw ExitCode(end.exitCode) }
  }

  private func remember(_ source: TrialSource, _ places: Places) {
    var looks = LastLooks.read(places)
    looks.lastStore = loader.path
    if let batch = source.shownBatch {
      looks.looks[loader.path] = LastLooks.Look(
        time: Int64(Date().timeIntervalSince1970), batch: batch)
    }
    looks.write(places)
  }

  // MARK: - The loop

  private func loop(
    _ state: inout DashboardState, _ display: NcursesDisplay, _ source: TrialSource
  ) -> LoopEnd {
    let mailbox = Mailbox<Message>()
    let loop = EventLoop(display: display, mailbox: mailbox)
    let watcher = StoreWatcher(source: source, mailbox: mailbox)
    var effects = Effects(
      display: display, watcher: watcher, mailbox: mailbox, copies: look.configuration.copy)
    let notices = [display.notice, look.notice].compactMap { $0 }
    state.setDisplay(
      display.charset, notice: notices.isEmpty ? nil : notices.joined(separator: "; "))
    _ = effects.perform(state.update(.resized(display.size)))
    _ = effects.perform(state.update(.clock(watcher.now)))
    defer { watcher.finishFiles() }
    return loop.run(
      deadline: { watcher.nextLook },
      draw: { display.show(state.view(display.size)) },
      handle: { event in
        switch event {
        case .input(.key(let key)): return effects.perform(state.update(.key(key)))
        case .input(.mouse(let event)): return effects.perform(state.update(.mouse(event)))
        case .input(.paste(let text)): return effects.perform(state.update(.paste(text)))
        case .input(.nothing): return .idle
        case .resized(let size): return effects.perform(state.update(.resized(size)))
        case .messages(let messages):
          return effects.perform(messages.flatMap { state.update($0) })
        case .tick:
          guard let message = watcher.look() else { return .idle }
          return effects.perform(state.update(message))
        }
      })
  }
}

/// Performs what the dashboard asks for.
private struct Effects {
  let display: NcursesDisplay
  let watcher: StoreWatcher
  let mailbox: Mailbox<Message>
  let copies: Configuration.Copy
  private let themes = ThemeFiles()
  private let worker = Worker<Work>(label: "comparison")

  private enum Work: Hashable { case comparison }

  init(
    display: NcursesDisplay, watcher: StoreWatcher, mailbox: Mailbox<Message>,
    copies: Configuration.Copy
  ) {
    self.display = display
    self.watcher = watcher
    self.mailbox = mailbox
    self.copies = copies
  }

  mutating func perform(_ effects: [Effect]) -> EventLoop<Message>.Step {
    var step = EventLoop<Message>.Step.go
    for effect in effects {
      switch effect {
      case .quit: step = .quit
      case .suspend: step = .suspend
      case .redraw: display.redraw()
      case .reload: watcher.reload()
      case .loadRecord(let table, let rowID): watcher.loadRecord(table, rowID: rowID)
      case .compare(let work): compare(work)
      case .remember(let memory): watcher.remember(memory)
      case .mark(let request): watcher.mark(request)
      case .log(let entry): watcher.log(entry)
      case .export(let work): watcher.export(work)
      case .mouse(let isOn): display.isMouseEnabled = isOn
      case .theme(let name): display.theme = themes.load(name).theme
      case .copy(let text):
        answer { try copy(text) }
      }
    }
    return step
  }

  private func answer(_ work: () throws -> String) {
    do {
      mailbox.post(.told(try work()))
    } catch {
      mailbox.post(.refused("\(error)"))
    }
  }

  private func copy(_ text: String) throws -> String {
    let clipboard = Clipboard()
    let sequence = copies == .file ? nil : clipboard.sequence(text)
    let path = copies == .osc52 && sequence != nil ? nil : try clipboard.keep(text)
    if let sequence { display.send(sequence) }
    let copied = [sequence.map { _ in "to the clipboard" }, path.map { "to \($0)" }]
    let isTooLong = sequence == nil && copies != .file
    return (isTooLong ? "too long for the clipboard; " : "") + "copied "
      + copied.compactMap { $0 }.joined(separator: " and ")
  }

  /// Computes beside the loop, and tells of every twentieth that is done.
  private func compare(_ work: ComparisonWork) {
    worker.run(.comparison) { [mailbox] cancellation in
      var told = 0.0
      let answer = try? work.run { done in
        guard !cancellation.isCancelled else { throw CancellationError() }
        guard done >= told + 0.05 else { return }
        told = done
        mailbox.post(work.progress(done))
      }
      if let answer, !cancellation.isCancelled { mailbox.post(answer) }
    }
  }
}
