import Terminal
import Testing

@testable import Dashboard

struct KeymapTests {
  @Test(arguments: Page.tabs)
  func `no key is bound twice on a page`(page: Page) {
    let keys = Keymap.bindings.filter { $0.applies(to: page) }.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func `every binding has keys and a sentence of help`() {
    for binding in Keymap.bindings {
      #expect(!binding.keys.isEmpty)
      #expect(binding.help.count > 3 && binding.help.first?.isUppercase == true)
    }
  }

  @Test func `nothing hangs on brackets alone`() {
    let brackets: Set<Key> = [.character("["), .character("]")]
    for binding in Keymap.bindings { #expect(!Set(binding.keys).isSubset(of: brackets)) }
  }

  @Test(arguments: Page.tabs)
  func `the hint line names bound keys only, and the way out`(page: Page) {
    let hints = Keymap.hints(on: page)
    let labels = Set(
      Keymap.bindings.filter { $0.applies(to: page) }.flatMap(\.keys).map(\.label) + ["↵"])
    #expect(hints.allSatisfy { labels.contains($0.key) })
    #expect(hints.map(\.word).contains("quit") && hints.map(\.word).contains("help"))
  }

  @Test func `a key means nothing on a page where its command does`() {
    #expect(Keymap.command(for: .character("e"), on: .listing) == nil)
    #expect(Keymap.command(for: .character("t"), on: .survival) == nil)
    #expect(Keymap.command(for: .character("s"), on: .overview) == nil)
    #expect(Keymap.command(for: .character("["), on: .overview) == .dayBack)
  }
}
