import Dispatch
import Synchronization

/// Tells work that its result is no longer wanted.
final class Cancellation: Sendable {
  private let flag = Atomic(false)

  var isCancelled: Bool { flag.load(ordering: .relaxed) }

  func cancel() { flag.store(true, ordering: .relaxed) }
}

/// Does work beside the loop, one piece after another.
///
/// Work of a kind replaces earlier work of that kind: what waits is dropped, and what runs is
/// told so.
final class Worker<Kind: Hashable & Sendable>: Sendable {
  private let queue: DispatchQueue
  private let latest = Mutex<[Kind: Cancellation]>([:])

  init(label: String) {
    queue = DispatchQueue(label: label, qos: .userInitiated)
  }

  func run(_ kind: Kind, _ work: @escaping @Sendable (Cancellation) -> Void) {
    let cancellation = Cancellation()
    latest.withLock { $0.updateValue(cancellation, forKey: kind) }?.cancel()
    queue.async {
      if !cancellation.isCancelled { work(cancellation) }
    }
  }

  func cancel(_ kind: Kind) {
    latest.withLock { $0.removeValue(forKey: kind) }?.cancel()
  }

  func cancelAll() {
    latest.withLock { pending in
      for cancellation in pending.values { cancellation.cancel() }
      pending = [:]
    }
  }
}
