/// A child table whose records can be found again in another state of the data.
protocol ComparableTable {
  associatedtype Key: Hashable
  var rows: SubjectRows { get }
  /// What a record is known by among the records of its subject.
  func key(_ row: Int) -> Key
  /// Whether a row of the one table holds the values of a row of the other.
  static func same(_ old: Self, _ new: Self) -> (Int, Int) -> Bool
}

/// A column whose values can be read by row.
protocol ReadableColumn {
  associatedtype Value: Equatable
  subscript(row: Int) -> Value? { get }
}

extension DayColumn: ReadableColumn {}
extension NumberColumn: ReadableColumn {}
extension FlagColumn: ReadableColumn {}
extension CodedColumn: ReadableColumn {}
extension CodeColumn: ReadableColumn {}

/// Collects the columns by which two tables are compared.
private struct RowComparison<Table> {
  let old: Table
  let new: Table
  private var tests: [(Int, Int) -> Bool] = []

  init(_ old: Table, _ new: Table) {
    self.old = old
    self.new = new
  }

  func also<Column: ReadableColumn>(_ column: (Table) -> Column) -> RowComparison {
    let (before, after) = (column(old), column(new))
    var longer = self
    longer.tests.append { before[$0] == after[$1] }
    return longer
  }

  var test: (Int, Int) -> Bool {
    { [tests] before, after in tests.allSatisfy { $0(before, after) } }
  }
}

extension SubjectColumns {
  static func same(_ old: SubjectColumns, _ new: SubjectColumns) -> (Int, Int) -> Bool {
    let names = Set(old.covariates.keys).union(new.covariates.keys)
    let dates = RowComparison(old, new)
      .also(\.consentedOn).also(\.randomisedOn).also(\.firstTreatmentOn).also(\.lastTreatmentOn)
      .also(\.endOfStudyOn).also(\.lastKnownAlive).also(\.diedOn).also(\.isDeathImputed)
      .also(\.newTherapyOn).also(\.birthDate)
    let words = dates.also(\.site).also(\.screenStatus).also(\.screenFailureReason)
      .also(\.stratum).also(\.endOfTreatmentReason).also(\.endOfStudyReason).also(\.causeOfDeath)
      .also(\.sex).also(\.histology).also(\.initials)
    let values = words.also(\.age).also(\.ecog).also(\.metastases)
      .also(\.maximumMetastasesPerOrgan).also(\.maximumDiameter).also(\.metastasisBiopsied)
      .also(\.priorProgressionOnPD1).also(\.lungV20)
    let known = values.test
    return { before, after in
      known(before, after)
        && names.allSatisfy { old.covariates[$0]?[before] == new.covariates[$0]?[after] }
    }
  }
}

extension AdverseEventColumns: ComparableTable {
  func key(_ row: Int) -> String { event[row] }

  static func same(_ old: Self, _ new: Self) -> (Int, Int) -> Bool {
    RowComparison(old, new)
      .also(\.term).also(\.preferredTerm).also(\.systemOrganClass).also(\.grade)
      .also(\.ctcaeVersion).also(\.start).also(\.isStartImputed).also(\.end).also(\.isSerious)
      .also(\.seriousness).also(\.relatedToImmunotherapy).also(\.relatedToChemotherapy)
      .also(\.relatedToLocalTreatment).also(\.isImmuneRelated).also(\.action).also(\.outcome)
      .also(\.reportedOn).test
  }
}

extension AssessmentColumns: ComparableTable {
  struct Key: Hashable {
    var date: Day?
    var evaluator: String?
    var visit: String?
  }

  func key(_ row: Int) -> Key {
    Key(date: date[row], evaluator: evaluator[row], visit: visit[row])
  }

  static func same(_ old: Self, _ new: Self) -> (Int, Int) -> Bool {
    RowComparison(old, new)
      .also(\.target).also(\.nonTarget).also(\.newLesion).also(\.overall).test
  }
}

extension LesionColumns: ComparableTable {
  struct Key: Hashable {
    var lesion: String?
    var date: Day?
  }

  func key(_ row: Int) -> Key { Key(lesion: lesion[row], date: date[row]) }

  static func same(_ old: Self, _ new: Self) -> (Int, Int) -> Bool {
    RowComparison(old, new)
      .also(\.type).also(\.organ).also(\.isNodal).also(\.diameter).also(\.isIrradiated)
      .also(\.localTreatmentOn).test
  }
}

/// The columns do not hold a treatment's id, so it is known by what was given and when.
extension TreatmentColumns: ComparableTable {
  struct Key: Hashable {
    var start: Day?
    var kind: TreatmentKind?
    var agent: String?
    var lesion: String?
  }

  func key(_ row: Int) -> Key {
    Key(start: start[row], kind: kind[row], agent: agent[row], lesion: lesion[row])
  }

  static func same(_ old: Self, _ new: Self) -> (Int, Int) -> Bool {
    RowComparison(old, new)
      .also(\.end).also(\.cycle).also(\.dose).also(\.unit).also(\.isModified).test
  }
}

extension VisitColumns: ComparableTable {
  func key(_ row: Int) -> String? { visit[row] }

  static func same(_ old: Self, _ new: Self) -> (Int, Int) -> Bool {
    RowComparison(old, new).also(\.planned).also(\.actual).test
  }
}

extension DeviationColumns: ComparableTable {
  func key(_ row: Int) -> String { deviation[row] }

  static func same(_ old: Self, _ new: Self) -> (Int, Int) -> Bool {
    RowComparison(old, new)
      .also(\.date).also(\.category).also(\.isImportant).also(\.description).test
  }
}

extension SymptomColumns: ComparableTable {
  struct Key: Hashable {
    var scale: String?
    var date: Day?
  }

  func key(_ row: Int) -> Key { Key(scale: scale[row], date: date[row]) }

  static func same(_ old: Self, _ new: Self) -> (Int, Int) -> Bool {
    RowComparison(old, new).also(\.score).test
  }
}
