/// Where a reader or a simulator puts what it reads, one row at a time.
package protocol RecordSink {
  mutating func begin(_ table: TrialTable) throws
  mutating func add(_ record: AnyRecord, from source: RecordSource) throws
  mutating func reject(_ row: RejectedRow) throws
  mutating func report(_ issue: ImportIssue) throws
}
