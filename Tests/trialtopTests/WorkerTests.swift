import Dispatch
import Testing

@testable import trialtop

struct WorkerTests {
  private enum Kind { case survival, record }

  @Test func `newer work of a kind cancels what runs and drops what waits`() {
    let worker = Worker<Kind>(label: "test")
    let results = Mailbox<String>()
    let (running, replaced) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let done = DispatchSemaphore(value: 0)
    worker.run(.survival) { cancellation in
      running.signal()
      replaced.wait()
      results.post("first was \(cancellation.isCancelled ? "cancelled" : "kept")")
    }
    running.wait()
    worker.run(.survival) { _ in results.post("second") }
    worker.run(.survival) { _ in results.post("third") }
    replaced.signal()
    worker.run(.record) { _ in done.signal() }
    done.wait()
    #expect(results.drain() == ["first was cancelled", "third"])
  }

  @Test func `work of another kind is left alone`() {
    let worker = Worker<Kind>(label: "test")
    let results = Mailbox<Bool>()
    let (running, goOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let done = DispatchSemaphore(value: 0)
    worker.run(.survival) { cancellation in
      running.signal()
      goOn.wait()
      results.post(cancellation.isCancelled)
    }
    running.wait()
    worker.run(.record) { _ in done.signal() }
    goOn.signal()
    done.wait()
    #expect(results.drain() == [false])
  }

  @Test func `everything can be cancelled at the end`() {
    let worker = Worker<Kind>(label: "test")
    let results = Mailbox<Bool>()
    let (running, goOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let done = DispatchSemaphore(value: 0)
    worker.run(.survival) { cancellation in
      running.signal()
      goOn.wait()
      results.post(cancellation.isCancelled)
      done.signal()
    }
    running.wait()
    worker.cancelAll()
    goOn.signal()
    done.wait()
    #expect(results.drain() == [true])
  }
}
