import CohortModel
import Testing

@testable import CohortFiles

@Suite struct CellParserTests {
  private func read(_ text: String, _ kind: CellKind) -> CellReading {
    var text = text
    return text.withUTF8 { CellParser.read($0, as: kind) }
  }

  private func value(_ text: String, _ kind: CellKind) -> FieldValue? {
    if case .value(let value, _) = read(text, kind) { value } else { nil }
  }

  private func isWritten(_ text: String, _ kind: CellKind) -> Bool {
    if case .value(_, form: nil) = read(text, kind) { true } else { false }
  }

  @Test(arguments: [
    ("2024-03-05", "2024-03-05"), ("2024-03", "2024-03"), ("2024", "2024"),
    ("2024/3/5", "2024-03-05"), ("2024.03.05", "2024-03-05"), ("2024-3-5", "2024-03-05"),
    ("2024/03", "2024-03"), ("20240305", "2024-03-05"), ("2024年3月5日", "2024-03-05"),
    ("2024年03月", "2024-03"), ("2024年", "2024"), ("2024-UN-UN", "2024"),
    ("2024-03-UN", "2024-03"), ("2024-UNK", "2024"), ("2024-03-UNK", "2024-03"),
    ("2024-00-00", "2024"), ("2024-UN-05", "2024"), ("05MAR2024", "2024-03-05"),
    ("5-Mar-2024", "2024-03-05"), ("05 March 2024", "2024-03-05"), ("UNMAR2024", "2024-03"),
    ("UN-MAR-2024", "2024-03"), ("UNUNK2024", "2024"), ("UN/UNK/2024", "2024"),
    ("MAR2024", "2024-03"), ("2024-03-05T10:30", "2024-03-05"),
    ("2024-03-05 10:30:00", "2024-03-05"), ("2024/3/5 0:00", "2024-03-05"),
  ])
  func `a date is read in every form that has one meaning`(_ text: String, _ iso: String) {
    #expect(value(text, .date) == PartialDate(iso: iso).map(FieldValue.date))
    #expect(isWritten(text, .date) == (text == iso))
  }

  @Test(arguments: [
    "03/04/2024", "25/12/2024", "3-4-24", "2024-13-01", "2024-02-30", "2023-02-29", "45356",
    "20241301", "0024-03-05", "2024-03-05-06", "soon", "31APR2024", "2024-03-5x", "24MAR24",
    "202403",
  ])
  func `a date that could be another one, or none, is refused`(_ text: String) {
    #expect(read(text, .date) == .unreadable(.badDate))
  }

  @Test(arguments: ["Y", "YES", "yes", "1", "TRUE", "true", "是"])
  func `yes has many words`(_ text: String) {
    #expect(value(text, .flag) == .flag(true))
    #expect(isWritten(text, .flag) == (text == "Y"))
  }

  @Test(arguments: ["N", "No", "0", "FALSE", "否"])
  func `no has many words`(_ text: String) {
    #expect(value(text, .flag) == .flag(false))
  }

  @Test func `another word is neither yes nor no`() {
    #expect(read("2", .flag) == .unreadable(.badFlag))
    #expect(read("maybe", .flag) == .unreadable(.badFlag))
  }

  @Test(arguments: [
    ("0.1", 0.1), ("-12.50", -12.5), (".5", 0.5), ("+3", 3), ("1234567.891", 1234567.891),
  ])
  func `a decimal is the nearest number`(_ text: String, _ number: Double) {
    #expect(value(text, .decimal) == .decimal(number))
  }

  @Test(arguments: ["1,5", "1e3", "inf", "nan", "12 mm", "", "-", "1.2.3", "0x10", "１２"])
  func `a number with anything else in it is refused`(_ text: String) {
    #expect(value(text, .decimal) == nil)
  }

  @Test func `a whole number may end in zeros behind the point and no other digits`() {
    #expect(value("61", .integer) == .integer(61))
    #expect(value("61.0", .integer) == .integer(61))
    #expect(!isWritten("61.0", .integer))
    #expect(read("61.5", .integer) == .unreadable(.badNumber))
    #expect(read("99999999999999999999", .integer) == .unreadable(.badNumber))
  }

  @Test(arguments: ["3", "G3", "Grade 3", "III", "Ⅲ", "3级", "3.0"])
  func `a grade has many forms`(_ text: String) {
    #expect(value(text, .grade) == .integer(3))
    #expect(isWritten(text, .grade) == (text == "3"))
  }

  @Test(arguments: ["7", "0", "6", "-1", "2.5", "severe"])
  func `a grade outside 1 to 5 is no grade`(_ text: String) {
    #expect(read(text, .grade) == .unreadable(.gradeOutOfRange))
  }

  @Test(arguments: [CellKind.date, .integer, .flag, .grade, .code(.response)])
  func `a mark for nothing is missing, not wrong`(_ kind: CellKind) {
    #expect(read("NA", kind) == .missing(form: "NA read as missing"))
    #expect(read(".", kind) == .missing(form: ". read as missing"))
  }

  @Test(arguments: [
    ("CR", Response.complete), ("pr", .partial), ("SD", .stable),
    ("NON-CR/NON-PD", .nonCompleteNonProgressive), ("Non-CR / Non-PD", .nonCompleteNonProgressive),
    ("PD", .progressive), ("NE", .notEvaluable), ("部分缓解", .partial),
  ])
  func `a response is read by its term`(_ text: String, _ response: Response) {
    #expect(value(text, .code(.response)) == .text(response.rawValue))
  }

  @Test(arguments: [
    ("NOT RELATED", Relatedness.unrelated), ("N", .unrelated), ("无关", .unrelated),
    ("肯定无关", .unrelated), ("可能无关", .unlikely), ("UNLIKELY", .unlikely), ("POSSIBLE", .possible),
    ("可能", .possible), ("probable", .probable), ("很可能", .probable), ("DEFINITE", .definite),
    ("肯定", .definite), ("Y", .related), ("RELATED", .related), ("可能有关", .possible),
    ("很可能有关", .probable), ("肯定有关", .definite), ("无法判定", .undetermined),
    ("not assessable", .undetermined),
  ])
  func `relatedness is read on either scale`(_ text: String, _ relatedness: Relatedness) {
    #expect(value(text, .code(.relatedness)) == .text(relatedness.rawValue))
  }

  @Test func `every written term reads back as its value`() {
    let lists: [CodeList] = [
      .screenStatus, .sex, .response, .lesionType, .treatmentKind, .relatedness, .outcome, .action,
    ]
    for list in lists {
      for term in list.terms {
        #expect(read(term.written, .code(list)) == .value(.text(term.value), form: nil))
      }
    }
  }

  @Test func `an unknown term is refused and not guessed`() {
    #expect(read("CRR", .code(.response)) == .unreadable(.badCode))
    #expect(read("男女", .code(.sex)) == .unreadable(.badCode))
  }

  @Test(arguments: ["PR?", "PR？", "?PR", "PR*", "uPR", "PR (unconfirmed)", "PR/SD", "CR+PR", "~PR"])
  func `a response must match wholly`(_ text: String) {
    #expect(read(text, .code(.response)) == .unreadable(.badCode))
  }

  @Test func `a doubtful answer is no answer`() {
    #expect(read("N?", .code(.relatedness)) == .unreadable(.badCode))
    #expect(read("Y?", .flag) == .unreadable(.badFlag))
    #expect(read("3?", .grade) == .unreadable(.gradeOutOfRange))
    #expect(read(">3", .grade) == .unreadable(.gradeOutOfRange))
  }

  @Test(arguments: ["\u{3000}x y\u{3000}", " \tx y\u{a0}", "x y"])
  func `white space around a cell is dropped`(_ text: String) {
    var text = text
    #expect(text.withUTF8 { $0.trimmed.string } == "x y")
  }

  @Test func `a cell of white space is empty`() {
    var text = " \u{3000}\t\u{a0}\u{a0}"
    #expect(text.withUTF8 { $0.trimmed.isEmpty })
  }
}
