import Glibc
import Terminal

/// Waits for keys, signals, messages and the time, all in one place and without a thread.
///
/// Everything that waits is handled before the next picture is drawn, so a held key or a storm of
/// resizes costs one drawing. A loop with nothing to do sleeps.
struct EventLoop<Message: Sendable> {
  enum Event {
    case input(TerminalInput)
    case resized(Size)
    /// In the order in which they were posted.
    case messages([Message])
    /// The deadline has come.
    case tick
  }

  enum Step {
    /// Go on and draw.
    case go
    /// Go on; nothing has changed that could be seen.
    case idle
    /// Stand still as after ^Z, then go on and draw.
    case suspend
    case quit
  }

  let display: any InteractiveDisplay
  let mailbox: Mailbox<Message>
  private let signals = SignalInbox()

  init(display: any InteractiveDisplay, mailbox: Mailbox<Message>) {
    self.display = display
    self.mailbox = mailbox
  }

  /// Runs until the handler quits, the terminal is gone, or a signal ends the program.
  ///
  /// - Parameters:
  ///   - deadline: when the next `.tick` is due; nil for none. Asked before every wait.
  ///   - draw: shows the state; called first of all and after events that ask for it.
  func run(
    deadline: () -> ContinuousClock.Instant? = { nil }, draw: () -> Void,
    handle: (Event) -> Step
  ) -> LoopEnd {
    var turn = Turn()
    draw()
    while true {
      let due = deadline()
      let ready = Readiness.wait(
        input: display.input, signals: signals.descriptor, mailbox: mailbox.descriptor, until: due)
      turn.isDrawingDue = false
      if let end = answer(ready, due, &turn, handle) { return end }
      if turn.isDrawingDue { draw() }
    }
  }

  private struct Turn {
    var isDrawingDue = false
    /// Wake-ups in a row on which input was announced and none was there.
    var emptyWakeUps = 0
  }

  private func answer(
    _ ready: Readiness, _ due: ContinuousClock.Instant?, _ turn: inout Turn,
    _ handle: (Event) -> Step
  ) -> LoopEnd? {
    if ready.signals, let end = answerSignals(&turn, handle) { return end }
    if ready.hasHungUp { return .hungUp }
    if ready.mailbox {
      let messages = mailbox.drain()
      if !messages.isEmpty && !pass(.messages(messages), &turn, handle) { return .quit }
    }
    if ready.input, let end = answerInput(&turn, handle) { return end }
    if let due, ContinuousClock.now >= due, !pass(.tick, &turn, handle) { return .quit }
    return nil
  }

  /// Returns whether to go on.
  private func pass(_ event: Event, _ turn: inout Turn, _ handle: (Event) -> Step) -> Bool {
    switch handle(event) {
    case .go: turn.isDrawingDue = true
    case .idle: break
    case .suspend: raise(SIGTSTP)
    case .quit: return false
    }
    return true
  }

  /// A terminal whose other end is gone stays readable for ever, and some do not say more.
  private func answerInput(_ turn: inout Turn, _ handle: (Event) -> Step) -> LoopEnd? {
    var count = 0
    while let input = display.nextInput() {
      count += 1
      if !pass(.input(input), &turn, handle) { return .quit }
    }
    turn.emptyWakeUps = count == 0 ? turn.emptyWakeUps + 1 : 0
    return turn.emptyWakeUps >= 8 ? .hungUp : nil
  }

  private func answerSignals(_ turn: inout Turn, _ handle: (Event) -> Step) -> LoopEnd? {
    var arrived = signals.drain()
    if arrived.contains(SIGWINCH) { arrived.formUnion(signalsUntilResizesSettle()) }
    if let end = LoopEnd(arrived) { return end }
    if arrived.contains(SIGTSTP) {
      display.suspend()
      signals.stop()
      arrived = signals.drain().union([SIGCONT])
      if let end = LoopEnd(arrived) { return end }
    }
    guard arrived.contains(SIGWINCH) || arrived.contains(SIGCONT) else { return nil }
    if arrived.contains(SIGCONT) { display.resume() }
    return pass(.resized(display.resized()), &turn, handle) ? nil : .quit
  }

  /// A window that is being dragged changes its size many times a second: wait for a rest of 20
  /// ms, though not for ever.
  private func signalsUntilResizesSettle() -> Set<Int32> {
    var arrived: Set<Int32> = []
    for _ in 0..<5 {
      guard Readiness.isReadable(signals.descriptor, within: 20) else { break }
      arrived.formUnion(signals.drain())
    }
    return arrived
  }
}
