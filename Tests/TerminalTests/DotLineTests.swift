import Terminal
import Testing

struct DotLineTests {
  private func drawn(_ marks: [DotLine.Mark], upTo largest: Double = 1) -> String {
    var buffer = Buffer(size: Size(width: 11, height: 1))
    DotLine(marks, upTo: largest).draw(in: buffer.area, of: &buffer)
    return buffer.lines[0]
  }

  @Test func `marks stand where their values are, joined by a line`() {
    let marks = [DotLine.Mark(0.2, "○", .text), DotLine.Mark(0.7, "●", .accent)]
    #expect(drawn(marks) == "  ○────●   ")
    #expect(drawn([DotLine.Mark(0.5, "●", .text)], upTo: 0.5) == "          ●")
  }

  @Test func `marks at one place are one mark of its own, and nothing leaves the axis`() {
    #expect(
      drawn([DotLine.Mark(0.3, "○", .text), DotLine.Mark(0.3, "●", .text)]) == "   ◆       ")
    #expect(drawn([DotLine.Mark(7, "●", .text)]) == "          ●")
    #expect(drawn([DotLine.Mark(-1, "●", .text)]) == "●          ")
    #expect(drawn([DotLine.Mark(1, "●", .text)], upTo: 0) == "●          ")
    #expect(drawn([]) == "           ")
  }

  @Test func `the axis has its ends in the header`() {
    var buffer = Buffer(size: Size(width: 11, height: 1))
    DotLine.drawAxis(upTo: "40 %", in: buffer.area, of: &buffer)
    #expect(buffer.lines[0] == "0      40 %")
  }
}
