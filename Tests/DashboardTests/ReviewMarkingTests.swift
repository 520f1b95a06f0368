import CohortModel
import Dashboard
import Terminal
import Testing

struct ReviewMarkingTests {
  private let trial: FixtureTrial

  init() throws {
    trial = try FixtureTrial.read()
  }

  /// What the executable would answer to a mark.
  private func answer(_ request: MarkRequest, fingerprint: String = "now") -> Message {
    let data = trial.data
    let row = data.adverseEvents.rowIDs.firstIndex(of: request.rowID) ?? 0
    let subject = data.subjects.ids[Int(data.adverseEvents.subject[row])]
    let record = RecordIdentity.adverseEvent(subject, data.adverseEvents.event[row])
    let mark = ReviewMark(
      record: record, isReviewed: request.isReviewed, note: request.note, user: "ada",
      time: 1_767_340_800, fingerprint: "now")
    let standing = [record: StandingRecord(rowID: request.rowID, fingerprint: fingerprint)]
    return .reviewed(
      ReviewedRows([mark].standing, records: standing, data: data), fault: nil)
  }

  private func listing() throws -> DashboardState {
    try trial.state(.listing, width: 160, height: 40)
  }

  @Test func `M asks for a note and Enter marks the selected record with it`() throws {
    var state = try listing()
    #expect(state.press("jMseen twice") == [])
    #expect(state.picture.text.contains("Reviewed, note: seen twice"))
    let effects = state.press("\r")
    guard case .mark(let request)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.note == "seen twice" && request.isReviewed)
    #expect(effects.count == 1 && request.table == .adverseEvents)
    guard case .loadRecord(_, let rowID)? = state.press("\r").first else {
      Issue.record("no record")
      return
    }
    #expect(rowID == request.rowID)
  }

  @Test func `Esc leaves the note and marks nothing`() throws {
    var state = try listing()
    #expect(state.press("Mx\u{1B}") == [])
    #expect(!state.picture.text.contains("Reviewed, note"))
  }

  @Test func `a note may be empty, and keys of the page are letters in it`() throws {
    var state = try listing()
    #expect(try request(state.press("M\r")).note == nil)
    #expect(try request(state.press("Mqx?1\u{7F}\r")).note == "qx?")
  }

  private func request(_ effects: [Effect]) throws -> MarkRequest {
    guard case .mark(let request)? = effects.first else { throw FixtureTrial.NoAdverseEvent() }
    return request
  }

  @Test func `what is reviewed has a mark, and M again takes it back`() throws {
    var state = try listing()
    #expect(!state.picture.text.contains("unreviewed"))
    let marked = try request(state.press("M\r"))
    _ = state.update(answer(marked))
    #expect(state.picture.text.contains("✓"))
    #expect(state.picture.text.contains("unreviewed"))
    let again = try request(state.press("M"))
    #expect(!again.isReviewed && again.rowID == marked.rowID)
    _ = state.update(answer(again))
    #expect(state.press("M") == [])
  }

  @Test func `a record that has changed is re-opened and can be marked anew`() throws {
    var state = try listing()
    _ = state.update(answer(try request(state.press("M\r")), fingerprint: "changed"))
    #expect(state.picture.text.contains("↻"))
    #expect(state.picture.text.contains("(1 re-opened)"))
    #expect(try request(state.press("M\r")).isReviewed)
  }

  @Test func `u leaves what is not reviewed and u again gives all back`() throws {
    var state = try listing()
    let all = trial.data.adverseEvents.count
    _ = state.update(answer(try request(state.press("M\r"))))
    #expect(state.picture.text.contains("\(all) of \(all) records"))
    state.press("u")
    #expect(state.picture.text.contains("\(all - 1) of \(all) records"))
    #expect(state.picture.text.contains("/ !reviewed"))
    state.press("u")
    #expect(state.picture.text.contains("\(all) of \(all) records"))
    state.press("/serious | grade=1\ru")
    #expect(state.picture.text.contains("/ (serious | grade=1) & !reviewed"))
    state.press("u")
    #expect(state.picture.text.contains("/ serious | grade=1 "))
  }

  @Test func `the open record tells who reviewed it, and is marked and copied where it lies`()
    throws
  {
    var state = try listing()
    guard case .loadRecord(_, let rowID)? = state.press("\r").first else {
      Issue.record("no record")
      return
    }
    var history = try trial.history(rowID: rowID)
    history.rowID = rowID
    _ = state.update(.recordLoaded(history))
    let request = try request(state.press("Mfine\r"))
    #expect(request.rowID == rowID)
    _ = state.update(answer(request))
    #expect(state.picture.text.contains("✓ reviewed by ada, 2026-01-02"))
    #expect(state.picture.text.contains("fine"))
    guard case .copy(let text)? = state.press("y").first else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.contains("preferred term") && text.contains("Source"))
  }

  @Test func `y on the listing copies the record that it asks for`() throws {
    var state = try listing()
    guard case .loadRecord(_, let rowID)? = state.press("y").first else {
      Issue.record("no record")
      return
    }
    guard case .copy? = state.update(.recordLoaded(try trial.history(rowID: rowID))).first else {
      Issue.record("nothing copied")
      return
    }
    #expect(!state.picture.text.contains("full record"))
  }

  @Test func `y on another page copies it as text, without its keys`() throws {
    var state = try trial.state(.survival)
    guard case .copy(let text)? = state.press("y").first else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.contains("Survival") && !text.contains("help"))
    #expect(!text.contains(" \n"))
  }

  @Test func `what was told goes with the next key`() throws {
    var state = try listing()
    _ = state.update(.refused("no space left"))
    #expect(state.picture.text.contains("! no space left"))
    state.press("j")
    #expect(!state.picture.text.contains("no space left"))
  }
}

extension Buffer {
  fileprivate var text: String { lines.joined(separator: "\n") }
}
