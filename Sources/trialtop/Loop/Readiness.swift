import Glibc

/// Which descriptors have something to read.
struct Readiness {
  let input: Bool
  let signals: Bool
  let mailbox: Bool
  /// The terminal has gone away.
  let hasHungUp: Bool

  /// Sleeps until something is there to read, or the deadline comes.
  static func wait(
    input: Int32, signals: Int32, mailbox: Int32, until deadline: ContinuousClock.Instant?
  ) -> Readiness {
    var descriptors = [input, signals, mailbox].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let count = poll(&descriptors, nfds_t(descriptors.count), timeout(until: deadline))
    let events = descriptors.map { count > 0 ? Int32($0.revents) : 0 }
    return Readiness(
      input: events[0] & POLLIN != 0, signals: events[1] & POLLIN != 0,
      mailbox: events[2] & POLLIN != 0,
      hasHungUp: events[0] & (POLLHUP | POLLERR | POLLNVAL) != 0)
  }

  static func isReadable(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0
  }

  /// Milliseconds for `poll`, rounded up so as not to wake before the deadline; -1 is for ever.
  private static func timeout(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let wait = (deadline - .now) / .milliseconds(1)
    return Int32(min(max(0, wait.rounded(.up)), 3_600_000))
  }
}
