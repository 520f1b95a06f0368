package import CohortModel
package import Terminal

/// A trial as it was loaded: its data, and the gate that its reader may see arms through.
package struct LoadedTrial: Sendable {
  package var data: TrialData
  package var gate: AccessGate
  /// The state of entry that was asked for, as the title names it; nil is the newest.
  package var asEntered: String?
  /// What the reader has reviewed of the data; nil is nothing.
  package var reviews: ReviewedRows?
  /// What is wrong with the reader's file of marks.
  package var reviewFault: String?

  package init(data: TrialData, gate: AccessGate, asEntered: String? = nil) {
    self.data = data
    self.gate = gate
    self.asEntered = asEntered
  }
}

/// The trial as it stood when this person last looked.
package struct LastLook: Sendable {
  /// Seconds since 1970-01-01 UTC.
  package var time: Int64
  package var data: TrialData

  package init(time: Int64, data: TrialData) {
    self.time = time
    self.data = data
  }
}

/// Everything that can happen to the dashboard.
package enum Message: Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text that was pasted, as it came.
  case paste(String)
  case resized(Size)
  /// Another process has committed, or a reload was asked for.
  case cohortChanged(LoadedTrial)
  /// The store cannot be read just now: what is shown stays, with the reason.
  case storeFailed(String)
  case recordLoaded(RecordHistory)
  case lastLooked(LastLook)
  /// The reader's marks have changed.
  case reviewed(ReviewedRows?, fault: String?)
  /// What was asked for has been done.
  case told(String)
  /// What was asked for could not be done.
  case refused(String)
  /// How far the comparison of that number has come, from 0 to 1.
  case comparing(id: Int, done: Double)
  case compared(ComparisonResult)
  /// The wall clock, in seconds since 1970-01-01 UTC.
  case clock(Int64)
}

/// What the dashboard asks the world to do; each answers, if at all, with a message.
package enum Effect: Hashable, Sendable {
  case quit
  case suspend
  case reload
  /// Forget what the display shows and draw all of it again.
  case redraw
  case loadRecord(TrialTable, rowID: Int64)
  /// Keep what this person chose, for the next time.
  case remember(ViewMemory)
  /// Compute beside the loop; the newest replaces what still runs.
  case compare(ComparisonWork)
  /// Mark a record in the reader's own file; answered by `reviewed` or `refused`.
  case mark(MarkRequest)
  /// Write new files; answered by `told` or `refused`.
  case export(ExportWork)
  /// Hand text to the clipboard; answered by `told` or `refused`.
  case copy(String)
  case log(AccessEntry)
  /// Listen to the mouse, or leave it to the terminal.
  case mouse(Bool)
  /// Show every cell in the colours of the theme of that name.
  case theme(String)
}
