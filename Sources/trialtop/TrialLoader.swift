import CohortModel
import CohortStore
import Dashboard

/// Opens a store for reading, at a state of entry and through a gate.
struct TrialLoader: Sendable {
  /// A state of entry: a batch, or the last batch by the end of a day.
  enum Entered: Sendable {
    case batch(Int64)
    case day(Day)
  }

  var path: String
  var access: Access?
  var entered: Entered?

  func open() throws -> StoreReader {
    try StoreReader(path: path)
  }

  func load(_ reader: StoreReader) throws -> LoadedTrial {
    let batch = try batchID(reader)
    let (data, batches) = try reader.read(asEntered: batch) { snapshot in
      (try snapshot.trialData(), snapshot.batches)
    }
    let gate = try gate(guarded(data.study, by: reader), batches)
    var trial = LoadedTrial(data: data, gate: gate, asEntered: batch.map { title($0, data) })
    (trial.reviews, trial.reviewFault) = reviews(of: data, reader)
    return trial
  }

  /// What this person has reviewed. A file that cannot be read leaves everything unreviewed.
  func reviews(of data: TrialData, _ reader: StoreReader) -> (ReviewedRows?, fault: String?) {
    do {
      return try ReviewFile(study: data.study.id).rows(of: data, in: reader)
    } catch {
      return (nil, "\(error)")
    }
  }

  private func title(_ batch: Int64, _ data: TrialData) -> String {
    "batch \(batch)" + (data.batch.map { ", \($0.day.iso)" } ?? "")
  }

  private func batchID(_ reader: StoreReader) throws -> Int64? {
    switch entered {
    case nil: return nil
    case .batch(let id)?: return id
    case .day(let day)?:
      guard let batch = try reader.batch(enteredBy: day) else {
        throw Failure("\(path): nothing had been entered by \(day.iso)")
      }
      return batch.id
    }
  }

  /// The study as the gate takes it: what any later entry closes stays closed at an earlier one.
  private func guarded(_ study: Study, by reader: StoreReader) throws -> Study {
    guard entered != nil else { return study }
    let newest = try reader.study()
    var guarded = study
    guarded.isRandomised = study.isRandomised || newest.isRandomised
    guarded.revealsArm = study.revealsArm + newest.revealsArm
    return guarded
  }

  /// The gate that was asked for, or the study's default. A trial of one arm has nothing to gate.
  private func gate(_ study: Study, _ batches: [Batch]) throws -> AccessGate {
    let access = access ?? AccessGate.defaultAccess(for: study)
    guard access != .pooled else { return AccessGate(pooled: study) }
    do {
      let allocations = try AllocationsReader(for: path).allocations(of: batches)
      return AccessGate(access, study: study, allocations: allocations)
    } catch let error as StoreError where error.kind == .missing {
      guard self.access != nil else { return AccessGate(pooled: study) }
      throw Failure(
        "\(error.path): there are no arms to show; import the trial with its arms.csv, or leave "
          + "out --access")
    } catch let error as StoreError where error.kind == .noPermission {
      throw Failure(
        "\(error.path): no permission to see arms; ask its owner, or open with --access pooled")
    }
  }
}

extension RecordHistory {
  /// The versions of the record that a row belongs to, the newest first.
  static func load(_ table: TrialTable, rowID: Int64, from reader: StoreReader) throws
    -> RecordHistory?
  {
    guard let record = try reader.record(table, rowID: rowID) else { return nil }
    let history = try reader.history(of: record.key)
    let versions = history.reversed().map { version in
      Version(
        batch: version.from.id, enteredAt: version.from.enteredAt, source: version.source,
        values: version.entries.map { Value(field: $0.name, value: $0.value) },
        closedBy: version.to?.id)
    }
    return RecordHistory(table: table, rowID: history.last?.rowID, versions: versions)
  }
}
