import CohortFiles
import Testing

@Suite struct SurvivalFileTests {
  private typealias Choice = SurvivalColumns.Choice

  private func read(_ text: String, _ choice: Choice, chunk: Int = 64) throws -> SurvivalColumns {
    let folder = try ScratchFolder()
    try folder.write("t.csv", text)
    let rows = try CSVReader(
      FileBytes(path: "\(folder.path)/t.csv", file: "t.csv"), chunk: chunk)
    var file = try SurvivalFile(rows, choice)
    return try file.read()
  }

  private func refusal(_ text: String, _ choice: Choice) -> TrialFolderError? {
    do {
      _ = try read(text, choice)
      return nil
    } catch {
      return error as? TrialFolderError
    }
  }

  private func counts(_ counts: [SurvivalColumns.ValueCount]) -> [String] {
    counts.map { "\($0.value) \($0.count)" }
  }

  @Test(arguments: ["\n", "\r\n"], [3, 64])
  func `columns are found by name in any order, quoted or not`(
    _ lineBreak: String, _ chunk: Int
  ) throws {
    let text = ["\u{feff}arm,\"time, d\",dead", "\"B\",3.5,1", "A,\"1e+05\",0", "B,.25,TRUE"]
      .joined(separator: lineBreak)
    let columns = try read(
      text, Choice(time: "time, d", event: "dead", group: "arm"), chunk: chunk)
    #expect(columns.times == [3.5, 100_000, 0.25])
    #expect(columns.events == [true, false, true])
    #expect(columns.group?.levels == ["A", "B"])
    #expect(columns.group?.codes == [1, 0, 1])
    #expect(columns.rows == 3 && columns.missing.isEmpty)
  }

  @Test(arguments: ["1", "true", "TRUE", "Yes", "1.0", " yes "])
  func `one, true and yes are the event`(_ word: String) throws {
    #expect(try read("t,e\n1,\(word)\n", Choice(time: "t", event: "e")).events == [true])
  }

  @Test(arguments: ["0", "false", "FALSE", "No", "0.0"])
  func `zero, false and no are a censoring`(_ word: String) throws {
    #expect(try read("t,e\n1,\(word)\n", Choice(time: "t", event: "e")).events == [false])
  }

  @Test(arguments: ["2", "dead", "y", "-1", "01x"])
  func `any other word ends the reading with its place and what to do`(_ word: String) {
    let error = refusal("t,e\n1,1\n2,\(word)\n", Choice(time: "t", event: "e"))
    #expect(error?.row == 3 && error?.column == "column e")
    #expect(error?.remedy.contains("--event-value") == true)
  }

  @Test func `only the named value is the event and the others are listed`() throws {
    let text = "t,e\n1,dead\n2,Dead\n3,alive\n4,lost\n5,alive\n6,\n,gone\n"
    let columns = try read(text, Choice(time: "t", event: "e", eventValue: "dead"))
    #expect(columns.events == [true, false, false, false, false])
    #expect(counts(columns.censoredValues) == ["Dead 1", "alive 2", "lost 1"])
    #expect(counts(columns.missing) == ["t 1", "e 1"])
  }

  @Test func `missing values are counted by column and rows without time or event left out`()
    throws
  {
    let text = """
      t,e,g,s,x,c
      1,1,A,u,5,k
      NA,1,A,u,5,k
      2,NaN,A,u,5,k
      3,0,.,,NA,
      ,.,,u,nan,k
      4,1,B,v,6,m
      """
    let columns = try read(
      text,
      Choice(
        time: "t", event: "e", group: "g", strata: "s", covariates: ["x", "c", "g"],
        categorical: ["c", "g"]))
    #expect(columns.rows == 6)
    #expect(columns.times == [1, 3, 4])
    #expect(counts(columns.missing) == ["t 2", "e 2", "x 2", "c 1", "g 2", "s 1"])
    #expect(columns.group?.codes == [0, -1, 1])
    #expect(columns.strata?.codes == [0, -1, 1])
    guard case .numeric("x", let values) = columns.covariates[0] else {
      Issue.record("x is numeric")
      return
    }
    #expect(values[0] == 5 && values[1].isNaN && values[2] == 6)
    #expect(
      columns.covariates[1]
        == .categorical(CategoryColumn(name: "c", levels: ["k", "m"], codes: [0, -1, 1])))
    #expect(
      columns.covariates[2]
        == .categorical(CategoryColumn(name: "g", levels: ["A", "B"], codes: [0, -1, 1])))
  }

  @Test func `levels are sorted by their scalars and only those of kept rows count`() throws {
    let text = "t,e,g\n1,1,b\n2,1,Z\n3,1,10\n4,1,9\n5,1,é\n,1,gone\n"
    let columns = try read(text, Choice(time: "t", event: "e", group: "g"))
    #expect(columns.group?.levels == ["10", "9", "Z", "b", "é"])
    #expect(columns.group?.codes == [3, 2, 0, 1, 4])
  }

  @Test(arguments: [
    ("t,e\n1,1\n-2,1\n", "t", "negative"), ("t,e\n1,1\n12 mo,1\n", "t", "finite number"),
    ("t,e\n1,1\nInf,1\n", "t", "finite number"), ("t,e\n1,1\n0x10,1\n", "t", "finite number"),
    ("t,e\n1,1\n1e999,1\n", "t", "finite number"), ("t;e\n1;1\n3,5;1\n", "t", "finite number"),
  ])
  func `a time that is no time ends the reading with its place`(
    _ text: String, _ column: String, _ problem: String
  ) {
    let error = refusal(text, Choice(time: "t", event: "e"))
    #expect(error?.file == "t.csv" && error?.row == 3 && error?.column == "column t")
    #expect(error?.problem.contains(problem) == true)
  }

  @Test func `a covariate of words has to be named categorical`() throws {
    let text = "t,e,x\n1,1,3\n2,0,high\n"
    let error = refusal(text, Choice(time: "t", event: "e", covariates: ["x"]))
    #expect(error?.row == 3 && error?.column == "column x")
    #expect(error?.remedy.contains("--categorical") == true)
    let columns = try read(
      text, Choice(time: "t", event: "e", covariates: ["x"], categorical: ["x"]))
    #expect(
      columns.covariates
        == [.categorical(CategoryColumn(name: "x", levels: ["3", "high"], codes: [0, 1]))])
  }

  @Test func `a column that is not there is told with those that are and the nearest`() {
    let error = refusal("Time,status,age\n1,1,3\n", Choice(time: "time", event: "status"))
    #expect(error?.problem.contains("time") == true)
    #expect(error?.remedy.contains("“Time”") == true)
    #expect(error?.remedy.contains("Time, status, age") == true)
    let far = refusal("Time,status,age\n1,1,3\n", Choice(time: "survival", event: "status"))
    #expect(far?.remedy.contains("perhaps") == false)
  }

  @Test func `a name that two columns have is refused only where it is chosen`() throws {
    let text = "t,e,x,x\n1,1,3,4\n"
    let error = refusal(text, Choice(time: "t", event: "e", covariates: ["x"]))
    #expect(error?.problem.contains("2 columns") == true)
    #expect(try read(text, Choice(time: "t", event: "e")).times == [1])
  }

  @Test func `a file without rows, a header or sound rows is refused`() {
    let choice = Choice(time: "t", event: "e")
    #expect(refusal("", choice)?.problem == "is empty")
    #expect(refusal("t,e\n", choice)?.problem.contains("no rows") == true)
    #expect(refusal("t,e\n,\n", choice)?.problem.contains("no rows") == true)
    #expect(refusal("t,e\n1,1\n2\n", choice)?.row == 3)
    #expect(refusal("t,e\n1,1\n2,1,9\n", choice)?.row == 3)
    #expect(refusal("t,e\n1,1\n2,\"1\"x\n", choice)?.row == 3)
    #expect(refusal("t,e\n1,1\n2,\"1\n", choice)?.problem.contains("never closed") == true)
  }

  @Test func `rows without any text are counted and left out`() throws {
    let columns = try read("t,e\n1,1\n,\n\n2,0,\n , \n", Choice(time: "t", event: "e"))
    #expect(columns.rows == 2 && columns.emptyRows == 2)
    #expect(columns.missing.isEmpty)
  }

  @Test func `a column of ids is no group`() {
    let rows = (1...101).map { "\($0),1,P\($0)\n" }.joined()
    let error = refusal("t,e,g\n" + rows, Choice(time: "t", event: "e", group: "g"))
    #expect(error?.row == 102 && error?.column == "column g")
    let allowed = (1...100).map { "\($0),1,P\($0)\n" }.joined()
    #expect(refusal("t,e,g\n" + allowed, Choice(time: "t", event: "e", group: "g")) == nil)
  }
}
