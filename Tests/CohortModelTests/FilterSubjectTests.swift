import Testing

@testable import CohortModel

struct FilterSubjectTests {
  private let cohort = SafetyFixture.cohort()

  @Test(arguments: [
    ("age=61", ["S01"]), ("age!=61", ["S02", "S03", "S04"]), ("age<61", ["S02"]),
    ("age<=61", ["S01", "S02"]), ("age>61", ["S03", "S04"]), ("age>=64", ["S03", "S04"]),
    ("age≥64", ["S03", "S04"]), ("age>=63.5", ["S03", "S04"]),
    ("site=101", ["S01", "S02"]), ("site!=101", ["S03", "S04"]), ("site~02", ["S03", "S04"]),
    ("country=china", ["S01", "S02", "S03", "S04"]), ("country=\"CHINA\" & age<60", ["S02"]),
    ("sex=male", ["S01", "S03"]), ("sex!=male", ["S02", "S04"]), ("sex~FEM", ["S02", "S04"]),
    ("subject=s02", ["S02"]),
  ])
  func `every operator compares`(_ text: String, _ expected: [String]) throws {
    #expect(try cohort.subjects(where: text) == expected)
  }

  @Test(arguments: [
    ("randomised", ["S01", "S02", "S03", "S04"]), ("treated", ["S01", "S02", "S03"]),
    ("!treated", ["S04"]), ("dead", ["S03"]), ("died", ["S03"]),
    ("Treated & !dead", ["S01", "S02"]),
    ("off_study", []), ("treated=missing", ["S04"]), ("treated!=missing", ["S01", "S02", "S03"]),
  ])
  func `a bare flag or date asks whether it is there`(
    _ text: String, _ expected: [String]
  ) throws {
    #expect(try cohort.subjects(where: text) == expected)
  }

  @Test(arguments: [
    ("randomised=2025-02", ["S02"]), ("randomised!=2025-02", ["S01", "S03", "S04"]),
    ("randomised>=2025-02", ["S02", "S03", "S04"]), ("randomised>2025-02", ["S03", "S04"]),
    ("randomised<2025-02", ["S01"]), ("randomised<=2025-02", ["S01", "S02"]),
    ("randomised=2025", ["S01", "S02", "S03", "S04"]), ("randomised<=2025-02-01", ["S01", "S02"]),
    ("randomised<2025-02-01", ["S01"]),
  ])
  func `a partial date is the span of its days`(_ text: String, _ expected: [String]) throws {
    #expect(try cohort.subjects(where: text) == expected)
  }

  @Test(arguments: [
    ("sex=female | sex=male & age>65", ["S02", "S03", "S04"]),
    ("(sex=female | sex=male) & age>65", ["S03"]),
    ("!sex=female & age>65", ["S03"]), ("!(sex=female & age>60)", ["S01", "S02", "S03"]),
    ("!!treated", ["S01", "S02", "S03"]), ("sex=male && age<65 || dead", ["S01", "S03"]),
  ])
  func `not binds before and, and before or`(_ text: String, _ expected: [String]) throws {
    #expect(try cohort.subjects(where: text) == expected)
  }

  @Test(arguments: [
    ("ecog=1", ["S02", "S04"]), ("ecog!=1", ["S01"]), ("ecog<9", ["S01", "S02", "S04"]),
    ("!(ecog=1)", ["S01", "S03"]), ("!ecog!=1", ["S02", "S03", "S04"]), ("ecog=missing", ["S03"]),
    ("ecog!=missing", ["S01", "S02", "S04"]), ("histology~x", []),
    ("histology=missing", ["S01", "S02", "S03", "S04"]), ("histology=\"missing\"", []),
  ])
  func `a comparison with a missing value is false, its negation true`(
    _ text: String, _ expected: [String]
  ) throws {
    #expect(try cohort.subjects(where: text) == expected)
  }

  @Test(arguments: [
    ("kps>=75", ["S01"]), ("kps=70", ["S02"]), ("kps=70.0", ["S02"]), ("kps!=70", ["S01", "S03"]),
    ("kps=unknown", ["S03"]), ("kps=missing", ["S04"]),
    ("\"tumour location\"~upper", ["S01"]), ("\"Tumour location\"=LOWER", ["S02"]),
  ])
  func `covariates compare as what they look like`(_ text: String, _ expected: [String]) throws {
    #expect(try cohort.subjects(where: text) == expected)
  }

  @Test func `nobody outside the set is ever admitted`() throws {
    #expect(try cohort.subjects(where: "screen_status=failed") == [])
    #expect(try cohort.subjects(where: "site=102 | site=101").contains("S05") == false)
  }

  @Test func `an empty filter is no filter`() throws {
    #expect(try Filter.parse(" \t", for: cohort) == nil)
    #expect(cohort.select(.safety).subjects.count == 3)
  }

  @Test func `dates follow the cut-off`() throws {
    let earlier = SafetyFixture.cohort(cutOff: SafetyFixture.day("2025-03-05"))
    #expect(try earlier.subjects(where: "randomised") == ["S01", "S02", "S03"])
    #expect(try earlier.subjects(where: "treated") == ["S01", "S02"])
    #expect(try earlier.subjects(where: "dead") == [])
  }
}
