import Dispatch
import Testing

@testable import trialtop

struct MailboxTests {
  @Test func `messages come out once and in their order`() {
    let mailbox = Mailbox<Int>()
    for number in 1...3 { mailbox.post(number) }
    #expect(mailbox.drain() == [1, 2, 3])
    #expect(mailbox.drain() == [])
  }

  @Test func `the descriptor is readable while messages wait`() {
    let mailbox = Mailbox<String>()
    #expect(!Readiness.isReadable(mailbox.descriptor, within: 0))
    mailbox.post("one")
    mailbox.post("two")
    #expect(Readiness.isReadable(mailbox.descriptor, within: 0))
    _ = mailbox.drain()
    #expect(!Readiness.isReadable(mailbox.descriptor, within: 0))
    mailbox.post("three")
    #expect(Readiness.isReadable(mailbox.descriptor, within: 0))
  }

  @Test func `nothing is lost when many threads post`() {
    let mailbox = Mailbox<Int>()
    DispatchQueue.concurrentPerform(iterations: 1000) { mailbox.post($0) }
    #expect(mailbox.drain().sorted() == Array(0..<1000))
  }
}
