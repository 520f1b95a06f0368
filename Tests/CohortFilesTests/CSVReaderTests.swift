import CohortFiles
import Testing

@Suite struct CSVReaderTests {
  private func reader(_ bytes: [UInt8], chunk: Int = 64) throws -> CSVReader {
    let folder = try ScratchFolder()
    try folder.write("t.csv", bytes)
    return try CSVReader(FileBytes(path: "\(folder.path)/t.csv", file: "t.csv"), chunk: chunk)
  }

  private func rows(_ text: String, chunk: Int = 64) throws -> [[String]] {
    var reader = try self.reader(Array(text.utf8), chunk: chunk)
    var rows = [reader.header]
    while try reader.next() { rows.append((0..<reader.count).map { reader[$0].string }) }
    return rows
  }

  private func refusal(_ bytes: [UInt8]) -> TrialFolderError? {
    do {
      var reader = try self.reader(bytes)
      while try reader.next() {}
      return nil
    } catch {
      return error as? TrialFolderError
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every kind of line break ends a record`(_ lineBreak: String) throws {
    let text = ["a,b", "1,2", "3,"].map { $0 + lineBreak }.joined()
    #expect(try rows(text) == [["a", "b"], ["1", "2"], ["3", ""]])
  }

  @Test(arguments: 1...40)
  func `quotes, line breaks and Chinese survive any chunk size`(_ chunk: Int) throws {
    let text =
      "\u{feff}id,\"te\nrm\"\r\n1,\"a \"\"b\"\", c\r\nd\"\r\n\"2\",白细胞减少\r\n\"\",\"\"\"\"\r\n3,x"
    #expect(
      try rows(text, chunk: chunk) == [
        ["id", "te\nrm"], ["1", "a \"b\", c\r\nd"], ["2", "白细胞减少"], ["", "\""], ["3", "x"],
      ])
  }

  @Test(arguments: [",", ";", "\t"])
  func `the separator is taken from the header`(_ separator: String) throws {
    let text = "\"a,b;c\td\"\(separator)e\n1\(separator)2\n"
    #expect(try rows(text) == [["a,b;c\td", "e"], ["1", "2"]])
  }

  @Test(arguments: 1...12)
  func `the separator is found behind a byte order mark in small chunks`(_ chunk: Int) throws {
    #expect(try rows("\u{feff}a;b;c,d\n1;2;3\n", chunk: chunk).last == ["1", "2", "3"])
  }

  @Test(arguments: 1...20, ["\n", "\r\n", "\r"])
  func `rows and lines are numbered as a spreadsheet and an editor do`(
    _ chunk: Int, _ lineBreak: String
  ) throws {
    let text = ["a", "\"x", "y\"", "", "z", ""].joined(separator: lineBreak)
    var reader = try self.reader(Array(text.utf8), chunk: chunk)
    var places: [[Int]] = []
    while try reader.next() { places.append([reader.row, reader.line]) }
    #expect(places == [[2, 2], [4, 5]])
  }

  @Test func `the text of a row is kept as it stands`() throws {
    var reader = try self.reader(Array("a,b\r\n \"x\", \"\"\r\n\"p\"\"q\",r \r\n".utf8))
    var texts: [String] = []
    while try reader.next() { texts.append(reader.text) }
    #expect(texts == [" \"x\", \"\"", "\"p\"\"q\",r "])
  }

  @Test func `a quote inside an unquoted cell stands for itself`() throws {
    #expect(try rows("a,b\n5\" lesion,2\n") == [["a", "b"], ["5\" lesion", "2"]])
  }

  @Test func `text after a closing quote is noticed`() throws {
    var reader = try self.reader(Array("a,b\n\"x\"y,2\n\"x\",2\n".utf8))
    var strays: [Bool] = []
    while try reader.next() { strays.append(reader.hasStrayQuote) }
    #expect(strays == [true, false])
  }

  @Test func `a quote that is never closed is a truncated file`() throws {
    let refused = try #require(refusal(Array("a,b\n1,2\n\"x,3\n4,5\n".utf8)))
    #expect(refused.row == 3)
    #expect(refused.description.contains("truncated"))
  }

  @Test func `GBK is named and the row with it`() throws {
    let refused = try #require(refusal(Array("a,b\n1,".utf8) + [0xb0, 0xd7, 0xcf, 0xb8, 0x0a]))
    #expect(refused.row == 2)
    #expect(refused.description.contains("GBK"))
    #expect(refused.description.contains("UTF-8"))
  }

  @Test func `bytes of no known encoding are refused`() throws {
    let refused = try #require(refusal(Array("a\n".utf8) + [0xc3, 0x28, 0xff, 0x0a]))
    #expect(refused.problem == "is not UTF-8")
  }

  @Test func `UTF-16 is named with and without its mark`() throws {
    let plain = Array("a,b\n1,2\n".utf8).flatMap { [$0, UInt8(0)] }
    for bytes in [plain, [0xff, 0xfe] + plain, [0xfe, 0xff, 0] + plain] {
      #expect(try #require(refusal(bytes)).problem == "is UTF-16, not UTF-8")
    }
  }

  @Test func `a zero byte is a damaged file`() throws {
    let refused = try #require(refusal(Array("a,b\n1234567,ab".utf8) + [0] + Array("cd\n".utf8)))
    #expect(refused.row == 2)
    #expect(refused.problem.contains("zero byte"))
  }

  @Test(arguments: ["", "\n\n", "\u{feff}"])
  func `a file without a header is refused`(_ text: String) throws {
    #expect(try #require(refusal(Array(text.utf8))).problem == "is empty")
  }

  @Test func `a record longer than the buffer is read whole`() throws {
    let long = String(repeating: "长", count: 100_000)
    #expect(try rows("a,b\n\"\(long)\",2\n3,4\n") == [["a", "b"], [long, "2"], ["3", "4"]])
  }
}
