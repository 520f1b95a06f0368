import CLinux
import Glibc
import Synchronization

/// Where any thread leaves messages for the loop, and wakes it.
final class Mailbox<Message: Sendable>: Sendable {
  /// Readable while messages are waiting.
  let descriptor: Int32
  private let messages = Mutex<[Message]>([])

  init() {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    precondition(descriptor >= 0, "no descriptor is left for a mailbox")
  }

  deinit { close(descriptor) }

  func post(_ message: Message) {
    messages.withLock { waiting in
      waiting.append(message)
      if waiting.count == 1 { eventfd_write(descriptor, 1) }
    }
  }

  /// Takes out what has been posted, in its order.
  func drain() -> [Message] {
    messages.withLock { waiting in
      var count: eventfd_t = 0
      eventfd_read(descriptor, &count)
      defer { waiting = [] }
      return waiting
    }
  }
}
