import CohortStore

/// What ends the program, with the word for a person and the code for a script.
struct Failure: Error, CustomStringConvertible {
  enum Code: Int32 {
    case failure = 1
    case usage = 2
    case storeInvalid = 3
    case checkHit = 4
  }

  var code: Code
  var description: String

  init(_ description: String, code: Code = .failure) {
    self.description = description
    self.code = code
  }
}

extension StoreError {
  /// A store that is there but is not one is told apart from everything else that can fail.
  var exitCode: Failure.Code {
    switch kind {
    case .notADatabase, .notAStore, .newerSchema, .damaged, .empty: .storeInvalid
    case .missing, .locked, .noPermission, .moved, .diskFull, .noSuchBatch, .refused, .failed:
      .failure
    }
  }
}
