import CohortModel
import CohortStore
import Dashboard
import Foundation

/// Looks at the store twice a second, and reads it beside the loop when it has changed.
final class StoreWatcher {
  private enum Work: Hashable { case load, record }
  /// The reader's own files, one after the other and none left out.
  private let files = DispatchQueue(label: "files")

  private let source: TrialSource
  private let mailbox: Mailbox<Message>
  private let worker = Worker<Work>(label: "store")
  private(set) var nextLook = ContinuousClock.now
  private var seenVersion: Int?
  private var toldFault: String?
  private var toldMinute: Int64

  init(source: TrialSource, mailbox: Mailbox<Message>) {
    self.source = source
    self.mailbox = mailbox
    toldMinute = 0
    seenVersion = try? source.version()
    toldMinute = now / 60
  }

  /// Seconds since 1970-01-01 UTC.
  var now: Int64 { Int64(Date().timeIntervalSince1970) }

  /// What is to be told at once: a fault of the store, or that another minute has begun.
  func look() -> Message? {
    nextLook = .now + .milliseconds(500)
    if let fault = lookAtStore() { return fault }
    guard now / 60 != toldMinute else { return nil }
    toldMinute = now / 60
    return .clock(now)
  }

  private func lookAtStore() -> Message? {
    do {
      let version = try source.version()
      if version != seenVersion || toldFault != nil {
        (seenVersion, toldFault) = (version, nil)
        reload()
      }
      return nil
    } catch let error as StoreError where error.kind == .locked {
      // Being written just now: the next look will see it.
      return nil
    } catch {
      if (try? source.reopen()) != nil {
        seenVersion = nil
        return nil
      }
      return tell("\(error)")
    }
  }

  private func tell(_ fault: String) -> Message? {
    guard fault != toldFault else { return nil }
    toldFault = fault
    return .storeFailed(fault)
  }

  /// Reads the store again; the answer comes through the mailbox.
  func reload() {
    worker.run(.load) { [source, mailbox] cancellation in
      do {
        let trial = try source.load()
        guard !cancellation.isCancelled else { return }
        mailbox.post(.cohortChanged(trial))
      } catch {
        mailbox.post(.storeFailed("\(error)"))
      }
    }
  }

  func mark(_ request: MarkRequest) {
    files.async { [source, mailbox, now] in
      do {
        mailbox.post(try source.mark(request, at: now))
      } catch {
        mailbox.post(.refused("\(error)"))
      }
    }
  }

  func export(_ work: ExportWork) {
    files.async { [mailbox] in
      do {
        mailbox.post(.told("written to " + (try ExportFolder().write(work.files()))))
      } catch {
        mailbox.post(.refused("\(error)"))
      }
    }
  }

  func remember(_ memory: ViewMemory) {
    files.async { [mailbox] in
      do {
        try ViewFile().write(memory)
      } catch {
        mailbox.post(.refused("\(error)"))
      }
    }
  }

  func log(_ entry: AccessEntry) {
    files.async { [source, mailbox] in
      do {
        try source.log(entry)
      } catch {
        mailbox.post(.refused("this view is not logged: \(error)"))
      }
    }
  }

  /// Waits until the reader's files hold all that was asked for.
  func finishFiles() {
    files.sync {}
  }

  func loadRecord(_ table: TrialTable, rowID: Int64) {
    worker.run(.record) { [source, mailbox] _ in
      do {
        guard let history = try source.record(table, rowID: rowID) else { return }
        mailbox.post(.recordLoaded(history))
      } catch {
        mailbox.post(.storeFailed("\(error)"))
      }
    }
  }
}
