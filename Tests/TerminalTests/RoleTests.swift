import Terminal
import Testing

struct RoleTests {
  @Test func `no two roles share a code`() {
    #expect(Set(Role.allCases.map(\.code)).count == Role.allCases.count)
  }

  @Test func `every code is one printable ASCII character`() {
    #expect(Role.allCases.allSatisfy { $0.code.isASCII && $0.code > " " })
  }
}
