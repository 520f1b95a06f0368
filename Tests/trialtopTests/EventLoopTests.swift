import CLinux
import Glibc
import Terminal
import Testing

@testable import trialtop

/// A display with keys that have been pressed beforehand, on a pipe in the place of a terminal.
private final class ScriptedDisplay: InteractiveDisplay {
  let size = Size(width: 80, height: 24)
  let input: Int32
  private let entrance: Int32
  private var keys: [Key]
  private(set) var suspensions = 0

  init(_ keys: [Key]) {
    var ends: [Int32] = [-1, -1]
    pipe2(&ends, O_CLOEXEC)
    (input, entrance) = (ends[0], ends[1])
    self.keys = keys
    if !keys.isEmpty { write(entrance, "k", 1) }
  }

  deinit { close(input) }

  func hangUp() { Glibc.close(entrance) }
  func nextInput() -> TerminalInput? { keys.isEmpty ? nil : .key(keys.removeFirst()) }
  func resized() -> Size { size }
  func suspend() { suspensions += 1 }
  func resume() {}
  func show(_ buffer: Buffer) {}
  func close() {}
  private func close(_ descriptor: Int32) { Glibc.close(descriptor) }
}

/// One loop at a time: signals are the process's.
@Suite(.serialized)
struct EventLoopTests {
  @Test func `keys that wait are all handled before one drawing`() {
    let display = ScriptedDisplay([.down, .down, .up])
    let mailbox = Mailbox<String>()
    var log: [String] = []
    let end = EventLoop(display: display, mailbox: mailbox).run(
      draw: {
        log.append("draw")
        if log.count > 1 { mailbox.post("end") }
      },
      handle: { event in
        switch event {
        case .input(.key(let key)): log.append(key.label)
        case .messages: return .quit
        case .input, .resized, .tick: log.append("unasked")
        }
        return .go
      })
    #expect(end == .quit)
    #expect(log == ["draw", "↓", "↓", "↑", "draw"])
  }

  @Test func `an event that changes nothing is not drawn`() {
    let mailbox = Mailbox<Int>()
    mailbox.post(1)
    var drawings = 0
    let end = EventLoop(display: ScriptedDisplay([]), mailbox: mailbox).run(
      draw: { drawings += 1 },
      handle: { event in
        guard case .messages([1]) = event else { return .quit }
        mailbox.post(2)
        return .idle
      })
    #expect(end == .quit)
    #expect(drawings == 1)
  }

  @Test func `a message from another thread wakes the loop`() {
    let mailbox = Mailbox<String>()
    let worker = Worker<Int>(label: "test")
    var received: [String] = []
    _ = EventLoop(display: ScriptedDisplay([]), mailbox: mailbox).run(
      draw: { worker.run(1) { _ in mailbox.post("done") } },
      handle: { event in
        if case .messages(let messages) = event { received = messages }
        return .quit
      })
    #expect(received == ["done"])
  }

  @Test func `a deadline that has passed is a tick`() {
    var ticks = 0
    _ = EventLoop(display: ScriptedDisplay([]), mailbox: Mailbox<Int>()).run(
      deadline: { .now }, draw: {},
      handle: { event in
        if case .tick = event { ticks += 1 }
        return ticks < 3 ? .go : .quit
      })
    #expect(ticks == 3)
  }

  @Test func `a terminal that is gone ends the loop`() {
    let display = ScriptedDisplay([])
    let end = EventLoop(display: display, mailbox: Mailbox<Int>()).run(
      draw: { display.hangUp() }, handle: { _ in .go })
    #expect(end == .hungUp)
  }

  @Test(arguments: [
    (SIGTERM, LoopEnd.terminated, Int32(143)), (SIGINT, .interrupted, 130),
    (SIGQUIT, .quitBySignal, 131), (SIGHUP, .hungUp, 129),
  ])
  func `a signal ends the loop with the code of a shell`(
    signal: Int32, end: LoopEnd, code: Int32
  ) {
    let loop = EventLoop(display: ScriptedDisplay([]), mailbox: Mailbox<Int>())
    #expect(loop.run(draw: { raise(signal) }, handle: { _ in .go }) == end)
    #expect(end.exitCode == code)
  }

  @Test func `a storm of resizes is one event`() {
    var resizes = 0
    let mailbox = Mailbox<Int>()
    var isFirst = true
    _ = EventLoop(display: ScriptedDisplay([]), mailbox: mailbox).run(
      draw: {
        guard isFirst else { return mailbox.post(1) }
        isFirst = false
        for _ in 0..<50 { raise(SIGWINCH) }
      },
      handle: { event in
        if case .resized = event { resizes += 1 }
        if case .messages = event { return .quit }
        return .go
      })
    #expect(resizes == 1)
  }

  @Test func `signals are the program's own again when the loop is gone`() {
    func disposition() -> Bool {
      var action = sigaction()
      sigaction(SIGTERM, nil, &action)
      return action.__sigaction_handler.sa_handler == nil
    }
    #expect(disposition())
    withExtendedLifetime(SignalInbox()) { #expect(!disposition()) }
    #expect(disposition())
  }
}
