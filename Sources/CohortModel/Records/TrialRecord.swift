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
  package let value: @Sendable (Record) -> FieldValue?
  /// Stores a value of this field's kind; a value of another kind, or nil, clears the field.
  package let set: @Sendable (inout Record, FieldValue?) -> Void
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
    RecordField(
      name: name, kind: .text, isKey: key, revealsArm: false,
      value: { .text($0[keyPath: path]) },
      set: { record, value in
        if case .text(let text)? = value { record[keyPath: path] = text }
      })
  }

  package static func text(
    _ name: String, _ path: any WritableKeyPath<Record, String?> & Sendable, key: Bool = false,
    revealsArm: Bool = false
  ) -> RecordField {
    RecordField(
      name: name, kind: .text, isKey: key, revealsArm: revealsArm,
      value: { $0[keyPath: path].map(FieldValue.text) },
      set: { record, value in
        if case .text(let text)? = value {
          record[keyPath: path] = text
        } else {
          record[keyPath: path] = nil
        }
      })
  }

  package static func integer(
    _ name: String, _ path: any WritableKeyPath<Record, Int?> & Sendable, revealsArm: Bool = false
  ) -> RecordField {
    RecordField(
      name: name, kind: .integer, isKey: false, revealsArm: revealsArm,
      value: { $0[keyPath: path].map(FieldValue.integer) },
      set: { record, value in
        if case .integer(let number)? = value {
          record[keyPath: path] = number
        } else {
          record[keyPath: path] = nil
        }
      })
  }

  package static func decimal(
    _ name: String, _ path: any WritableKeyPath<Record, Double?> & Sendable,
    revealsArm: Bool = false
  ) -> RecordField {
    RecordField(
      name: name, kind: .decimal, isKey: false, revealsArm: revealsArm,
      value: { $0[keyPath: path].map(FieldValue.decimal) },
      set: { record, value in
        if case .decimal(let number)? = value {
          record[keyPath: path] = number
        } else {
          record[keyPath: path] = nil
        }
      })
  }

  package static func date(
    _ name: String, _ path: any WritableKeyPath<Record, PartialDate?> & Sendable,
    key: Bool = false, revealsArm: Bool = false
  ) -> RecordField {
    RecordField(
      name: name, kind: .date, isKey: key, revealsArm: revealsArm,
      value: { $0[keyPath: path].map(FieldValue.date) },
      set: { record, value in
        if case .date(let date)? = value {
          record[keyPath: path] = date
        } else {
          record[keyPath: path] = nil
        }
      })
  }

  package static func flag(
    _ name: String, _ path: any WritableKeyPath<Record, Bool?> & Sendable,
    revealsArm: Bool = false
  ) -> RecordField {
    RecordField(
      name: name, kind: .flag, isKey: false, revealsArm: revealsArm,
      value: { $0[keyPath: path].map(FieldValue.flag) },
      set: { record, value in
        if case .flag(let flag)? = value {
          record[keyPath: path] = flag
        } else {
          record[keyPath: path] = nil
        }
      })
  }

  package static func code<Code>(
    _ name: String, _ path: any WritableKeyPath<Record, Code?> & Sendable,
    revealsArm: Bool = false
  ) -> RecordField
  where Code: RawRepresentable & CaseIterable & Sendable, Code.RawValue == String {
    RecordField(
      name: name, kind: .code(Code.allCases.map(\.rawValue)), isKey: false,
      revealsArm: revealsArm,
      value: { $0[keyPath: path].map { FieldValue.text($0.rawValue) } },
      set: { record, value in
        if case .text(let word)? = value {
          record[keyPath: path] = Code(rawValue: word)
        } else {
          record[keyPath: path] = nil
        }
      })
  }
}
