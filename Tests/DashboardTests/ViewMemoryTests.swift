import CohortModel
import Dashboard
import Foundation
import Testing

struct ViewMemoryTests {
  @Test func `what was kept is read again`() throws {
    var memory = ViewMemory()
    memory.columns["deaths"] = ["subject", "cause"]
    memory.sorts["serious"] = [SortKey("grade", isDescending: true)]
    memory.save(ViewMemory.View(name: "b", kind: .serious, filter: "grade>=3"))
    memory.save(ViewMemory.View(name: "a", kind: .deaths, columns: ["subject"]))
    memory.note(filter: " related ")
    let data = try JSONEncoder().encode(memory)
    #expect(try JSONDecoder().decode(ViewMemory.self, from: data) == memory)
    #expect(memory.views.map(\.name) == ["a", "b"])
    #expect(memory.filters == ["related"])
  }

  @Test func `a file that says nothing is an empty memory`() throws {
    let memory = try JSONDecoder().decode(ViewMemory.self, from: Data("{}".utf8))
    #expect(memory == ViewMemory())
  }

  @Test func `a view of the same name gives way, a filter stands once and the oldest is dropped`() {
    var memory = ViewMemory()
    memory.save(ViewMemory.View(name: "a", kind: .serious))
    memory.save(ViewMemory.View(name: "a", kind: .deaths))
    #expect(memory.views.map(\.kind) == [.deaths])
    for number in 0..<60 { memory.note(filter: "age>\(number)") }
    memory.note(filter: "age>40")
    memory.note(filter: "  ")
    #expect(memory.filters.count == ViewMemory.longestHistory)
    #expect(memory.filters.prefix(2) == ["age>40", "age>59"])
  }
}
