import Testing

@testable import CohortModel

struct FilterErrorTests {
  private let cohort = SafetyFixture.cohort()

  @Test(arguments: [
    ("sexx=male", 0, "did you mean sex?"), ("age>60 & gradee=3", 9, "did you mean grade?"),
    ("pneumonitis", 0, "write it in quotes"), ("age", 0, "needs a comparison, such as age>=2"),
    ("age=old", 4, "needs a number"), ("age=nan", 4, "needs a number"), ("age~6", 4, "~ searches"),
    ("start>yesterday", 6, "2025-03-01, 2025-03 or 2025"), ("start=2025-02-30", 6, "needs a date"),
    ("serious=maybe", 8, "yes or no"), ("serious>yes", 8, "yes or no"),
    ("sex=mal", 4, "male, female"), ("site<101", 5, "no order"), ("pt=", 3, "value is missing"),
    ("pt= & serious", 4, "value is missing"), ("(age>60", 0, "never closed"),
    ("age>60)", 6, "opens nowhere"), ("age>60 &", 8, "a term is missing"),
    ("& age>60", 0, "a term is missing"), ("!", 1, "a term is missing"), ("()", 1, "missing"),
    ("serious related", 8, "& (and)"), ("serious and related", 8, "write & for and"),
    ("pt=\"nau", 3, "never closed"), ("\"\"", 0, "what to search for"), ("=3", 0, "missing before"),
    ("kps>high", 4, "a number or a date"), ("ecog>missing", 5, "=missing"),
    ("复旦=1", 0, "复旦"),
  ])
  func `a refusal says where and what to do`(
    _ text: String, _ position: Int, _ word: String
  ) throws {
    let refusal = try #require(cohort.refusal(of: text))
    #expect(refusal.position == position)
    #expect(refusal.message.contains(word), "\(refusal.message)")
  }

  @Test func `a hundred thousand parentheses are refused, not followed`() {
    let refusal = cohort.refusal(of: String(repeating: "(", count: 100_000))
    #expect(refusal?.message.contains("too deeply") == true)
  }

  @Test func `a long row of terms is no nesting`() throws {
    let text = Array(repeating: "age=61", count: 5000).joined(separator: " | ")
    #expect(try cohort.subjects(where: text) == ["S01"])
  }
}
