import CohortModel
import CohortStore
import Testing

@Suite struct StandingRecordsTests {
  let store: ScratchStore
  let nausea = RecordIdentity.adverseEvent("S1", "1")

  init() throws {
    store = try ScratchStore()
    try store.importAll([subject("S1"), event("S1", "1"), event("S1", "2")], hash: "1")
    try store.importAll([subject("S1"), event("S1", "1", grade: 3)], hash: "2")
    try store.importAll([subject("S1"), event("S1", "1"), event("S1", "2")], hash: "3")
  }

  private func standing(_ identities: [RecordIdentity], asEntered batch: Int64? = nil) throws
    -> [RecordIdentity: StandingRecord]
  {
    try store.reader().read(asEntered: batch) { try $0.standing(identities) }
  }

  @Test func `a record is found by its key at every state of entry`() throws {
    let fingerprints = try [1, 2, 3, nil].map {
      try standing([nausea], asEntered: $0)[nausea]?.fingerprint
    }
    #expect(fingerprints[0] != nil && fingerprints[0] != fingerprints[1])
    #expect(fingerprints[2] == fingerprints[0] && fingerprints[3] == fingerprints[0])
  }

  @Test func `what is withdrawn stands no more, until it is back`() throws {
    let second = RecordIdentity.adverseEvent("S1", "2")
    let batches: [Int64?] = [1, 2, 3, nil]
    #expect(try batches.map { try standing([second], asEntered: $0).count } == [1, 0, 1, 1])
  }

  @Test func `the row is the one that the trial's data name`() throws {
    for batch in [1, 2, 3] as [Int64] {
      let (found, data) = try store.reader().read(asEntered: batch) { snapshot in
        (try snapshot.standing([nausea]), try snapshot.trialData())
      }
      let row = try #require(data.adverseEvents.event.firstIndex(of: "1"))
      #expect(found[nausea]?.rowID == data.adverseEvents.rowIDs[row])
    }
  }

  @Test func `a key with missing parts and dates makes the way through words`() throws {
    let scans = [scan("S1", "2025-03-01", visit: "W6"), scan("S1", nil), scan("S1", "2025-03")]
    try store.importAll(scans, hash: "4", tables: [.assessments])
    let identities = scans.map { RecordKey($0).identity }
    #expect(identities[1].key.filter { $0 != nil } == ["S1"])
    #expect(identities.compactMap(RecordKey.init) == scans.map { RecordKey($0) })
    #expect(try standing(identities).count == 3)
  }

  @Test func `words that are no key find nothing`() throws {
    let strange = [
      RecordIdentity(.adverseEvents, ["S1"]), RecordIdentity(.adverseEvents, [nil, "1"]),
      RecordIdentity(.assessments, ["S1", "no date", nil, nil]),
      RecordIdentity(.allocations, ["S1"]), .adverseEvent("S9", "1"),
    ]
    #expect(try standing(strange).isEmpty)
  }

  @Test func `the hash of the store depends on all that was entered, in order`() throws {
    let states = try store.reader().batches().map(\.stateHash)
    #expect(Set(states).count == 3 && !states.contains(nil))
    #expect(try store.reader().read(asEntered: 2) { $0.batch?.stateHash } == states[1])
    let twin = try ScratchStore()
    try twin.importAll(
      [subject("S1"), event("S1", "1"), event("S1", "2")], hash: "1", enteredAt: 99)
    #expect(try twin.reader().revision()?.stateHash == states[0])
  }
}
