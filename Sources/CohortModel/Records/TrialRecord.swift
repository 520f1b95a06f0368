/// The tables of a trial, each a file of its folder and a table of its store.
package enum TrialTable: String, CaseIterable, Codable, Sendable {
  case sites, subjects, treatments, assessments, lesions, adverseEvents, symptoms, visits
  case deviations
  /// Planned and actual arms: kept in a file of their own and read only through the access gate.
  case allocations
}

/// A single typed value of a record.
package enum FieldValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case decimal(Double)
  case date(PartialDate)
  case flag(Bool)
}

/// What values a field admits.
package enum FieldKind: Hashable, Sendable {
  case text
  case integer
  case decimal
  case date
  case flag
  /// One of a closed list of words.
  case code([String])
}

/// One field of a record type: its name, its kind, and how to read and write it.
///
/// The tables of fields drive file reading, the store's schema check, its differences and the
/// full-record view, so that a new field is added in one place.
package struct RecordField<Record>: Sendable {
  package let name: String
  package let kind: FieldKind
  /// Part of the record's identity (data.md, *Identity and history*).
  package let isKey: Bool
  /// Tells the arm of a randomised subject: closed under pooled and masked access.
  package let revealsArm: Bool
  /// As `value`, of a record that stays where it is.
  package let read: @Sendable (UnsafePointer<Record>) -> FieldValue?
  /// As `set`, to a record that stays where it is.
  package let write: @Sendable (UnsafeMutablePointer<Record>, FieldValue?) -> Void

  package func value(_ record: Record) -> FieldValue? {
    withUnsafePointer(to: record, read)
  }

  /// Stores a value of this field's kind; a value of another kind, or nil, clears the field.
  package func set(_ record: inout Record, _ value: FieldValue?) {
    withUnsafeMutablePointer(to: &record) { write($0, value) }
  }
}

/// A stored property, by its place in its record. A key path says the same and costs ten times as
/// much, which twenty fields of ten million records cannot afford.
private struct StoredProperty<Record, Value>: Sendable {
  private let offset: Int

  init(_ path: any WritableKeyPath<Record, Value> & Sendable) {
    guard let offset = MemoryLayout<Record>.offset(of: path) else {
      preconditionFailure("a field of a record is a stored property")
    }
    self.offset = offset
  }

  func get(_ record: UnsafePointer<Record>) -> Value {
    (UnsafeRawPointer(record) + offset).assumingMemoryBound(to: Value.self).pointee
  }

  func set(_ record: UnsafeMutablePointer<Record>, _ value: Value) {
    (UnsafeMutableRawPointer(record) + offset).assumingMemoryBound(to: Value.self).pointee = value
  }
}

/// A row of a trial's data, as entered: no derivation has touched it.
package protocol TrialRecord: Hashable, Sendable {
  static var table: TrialTable { get }
  static var fields: [RecordField<Self>] { get }
  init()
}

extension RecordField {
  package static func text(
    _ name: String, _ path: any WritableKeyPath<Record, String> & Sendable, key: Bool = false
  ) -> RecordField {
    let property = StoredProperty(path)
    return RecordField(
      name: name, kind: .text, isKey: key, revealsArm: false,
      read: { .text(property.get($0)) },
      write: { record, value in
        if case .text(let text)? = value { property.set(record, text) }
      })
  }

  package static func text(
    _ name: String, _ path: any WritableKeyPath<Record, String?> & Sendable, key: Bool = false,
    revealsArm: Bool = false
  ) -> RecordField {
    let property = StoredProperty(path)
    return RecordField(
      name: name, kind: .text, isKey: key, revealsArm: revealsArm,
      read: { property.get($0).map(FieldValue.text) },
      write: { record, value in
        if case .text(let text)? = value {
          property.set(record, text)
        } else {
          property.set(record, nil)
        }
      })
  }

  package static func integer(
    _ name: String, _ path: any WritableKeyPath<Record, Int?> & Sendable, revealsArm: Bool = false
  ) -> RecordField {
    let property = StoredProperty(path)
    return RecordField(
      name: name, kind: .integer, isKey: false, revealsArm: revealsArm,
      read: { property.get($0).map(FieldValue.integer) },
      write: { record, value in
        if case .integer(let number)? = value {
          property.set(record, number)
        } else {
          property.set(record, nil)
        }
      })
  }

  package static func decimal(
    _ name: String, _ path: any WritableKeyPath<Record, Double?> & Sendable,
    revealsArm: Bool = false
  ) -> RecordField {
    let property = StoredProperty(path)
    return RecordField(
      name: name, kind: .decimal, isKey: false, revealsArm: revealsArm,
      read: { property.get($0).map(FieldValue.decimal) },
      write: { record, value in
        if case .decimal(let number)? = value {
          property.set(record, number)
        } else {
          property.set(record, nil)
        }
      })
  }

  package static func date(
    _ name: String, _ path: any WritableKeyPath<Record, PartialDate?> & Sendable,
    key: Bool = false, revealsArm: Bool = false
  ) -> RecordField {
    let property = StoredProperty(path)
    return RecordField(
      name: name, kind: .date, isKey: key, revealsArm: revealsArm,
      read: { property.get($0).map(FieldValue.date) },
      write: { record, value in
        if case .date(let date)? = value {
          property.set(record, date)
        } else {
          property.set(record, nil)
        }
      })
  }

  package static func flag(
    _ name: String, _ path: any WritableKeyPath<Record, Bool?> & Sendable,
    revealsArm: Bool = false
  ) -> RecordField {
    let property = StoredProperty(path)
    return RecordField(
      name: name, kind: .flag, isKey: false, revealsArm: revealsArm,
      read: { property.get($0).map(FieldValue.flag) },
      write: { record, value in
        if case .flag(let flag)? = value {
          property.set(record, flag)
        } else {
          property.set(record, nil)
        }
      })
  }

  package static func code<Code>(
    _ name: String, _ path: any WritableKeyPath<Record, Code?> & Sendable,
    revealsArm: Bool = false
  ) -> RecordField
  where Code: RawRepresentable & CaseIterable & Sendable, Code.RawValue == String {
    let property = StoredProperty(path)
    return RecordField(
      name: name, kind: .code(Code.allCases.map(\.rawValue)), isKey: false,
      revealsArm: revealsArm,
      read: { property.get($0).map { FieldValue.text($0.rawValue) } },
      write: { record, value in
        if case .text(let word)? = value {
          property.set(record, Code(rawValue: word))
        } else {
          property.set(record, nil)
        }
      })
  }
}
