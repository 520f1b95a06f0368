import Terminal
import Testing

@testable import trialtop

struct MouseDecoderTests {
  @Test func `SGR reports tell cells from 0`() {
    #expect(MouseDecoder.event(sequence: "[<0;1;1M") == MouseEvent(.click, x: 0, y: 0))
    #expect(MouseDecoder.event(sequence: "[<0;300;60M") == MouseEvent(.click, x: 299, y: 59))
    #expect(MouseDecoder.event(sequence: "[<64;5;6M") == MouseEvent(.wheelUp, x: 4, y: 5))
    #expect(MouseDecoder.event(sequence: "[<65;5;6M") == MouseEvent(.wheelDown, x: 4, y: 5))
  }

  @Test func `a click with Shift, Alt or Control is a click`() {
    for modifier in [4, 8, 16, 28] {
      #expect(MouseDecoder.event(sequence: "[<\(modifier);2;2M") == MouseEvent(.click, x: 1, y: 1))
    }
  }

  @Test(arguments: [
    "[<0;1;1m", "[<1;1;1M", "[<2;1;1M", "[<32;1;1M", "[<35;1;1M", "[<0;0;1M", "[<0;1M", "[<M",
    "[<0;1;1;1M", "[<a;1;1M", "[<0;99999999999999999999;1M", "[<0;-1;1M", "[0;1;1M", "",
  ])
  func `releases, other buttons, movements and nonsense are nothing`(sequence: String) {
    #expect(MouseDecoder.event(sequence: sequence) == nil)
  }

  @Test func `X10 reports add 32 to everything`() {
    #expect(MouseDecoder.event(x10: [" ", "!", "\""]) == MouseEvent(.click, x: 0, y: 1))
    #expect(MouseDecoder.event(x10: ["`", "!", "!"]) == MouseEvent(.wheelUp, x: 0, y: 0))
    #expect(MouseDecoder.event(x10: ["#", "!", "!"]) == nil)
    #expect(MouseDecoder.event(x10: [" ", "!"]) == nil)
    #expect(MouseDecoder.event(x10: [" ", "\u{1F}", "!"]) == nil)
  }
}
