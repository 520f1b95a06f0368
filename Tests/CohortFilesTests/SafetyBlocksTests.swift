import CohortFiles
import CohortModel
import Testing

@Suite struct SafetyBlocksTests {
  private static let head = "[study]\nid = \"T\"\ntitle = \"T\"\n"
  private static let rule = """
    [[toxicity]]
    name = "N"
    event = "grade>=3"
    window_days = 42
    p0 = 0.1
    p1 = 0.3

    """

  private func refusal(_ text: String) throws -> TrialFolderError {
    try #require(throws: TrialFolderError.self) {
      try StudyFile.read(SafetyBlocksTests.head + text)
    }
  }

  @Test func `a regimen and two rules are read and written back the same`() throws {
    let text = """
      [schedule]
      cycle_days = 14
      [[regimen]]
      agent = "Irinotecan"
      dose = 150.5
      [[regimen]]
      agent = "camrelizumab"
      dose = 200
      unit = "mg"
      cycle_days = 21
      window_days = 0

      """
    let looks = "method = \"pocock\"\nlooks = [3, 9]\n"
    let every =
      "method = \"Bayesian\"\nprior = [1, 2.5]\nlooks = \"every subject\"\nstart = 3\nmaximum = 9\n"
    let (study, issues) = try StudyFile.read(
      Self.head + text + Self.rule + looks + Self.rule + every)
    #expect(issues.isEmpty)
    #expect(
      study.regimen == [
        PlannedDose(agent: "Irinotecan", dose: 150.5),
        PlannedDose(agent: "camrelizumab", dose: 200, unit: "mg", cycleDays: 21, windowDays: 0),
      ])
    let rules = try #require(study.toxicity)
    #expect(rules.map(\.windowDays) == [42, 42] && rules.map(\.event) == ["grade>=3", "grade>=3"])
    #expect(rules.map(\.acceptable) == [0.1, 0.1] && rules.map(\.unacceptable) == [0.3, 0.3])
    #expect(
      rules.map(\.method) == [.pocock(alpha: 0.05), .bayesian(a: 1, b: 2.5, threshold: 0.95)])
    #expect(rules.map(\.looks) == [.sizes([3, 9]), .everySubject(from: 3, through: 9)])
    #expect(rules[1].looks.sizes == [3, 4, 5, 6, 7, 8, 9])
    #expect(try StudyFile.read(StudyText.text(of: study)).study == study)
  }

  @Test func `a study without the blocks has none`() throws {
    let study = try StudyFile.read(Self.head).study
    #expect(study.regimen == nil && study.toxicity == nil)
  }

  @Test(arguments: [
    ("[[regimen]]\nagent = \"X\"\n", "regimen[1].dose", 4),
    ("[[regimen]]\nagent = \"X\"\ndose = -1\n", "regimen[1].dose", 6),
    ("[[regimen]]\ndose = 1\n", "regimen[1].agent", 4),
    (
      "[[regimen]]\nagent = \"X\"\ndose = 1\n[[regimen]]\nagent = \"x\"\ndose = 2\n",
      "regimen[2].agent", 8
    ),
    ("[[toxicity]]\nname = \"N\"\n", "toxicity[1].event", 4),
    ("[[toxicity]]\nname = \"N\"\nevent = \"x\"\n", "toxicity[1].window_days", 4),
    (rule + "looks = [3]\n", "toxicity[1].method", 4),
    (rule + "method = \"simon\"\n", "toxicity[1].method", 10),
    (rule + "method = \"pocock\"\n", "toxicity[1].looks", 4),
    (rule + "method = \"pocock\"\nlooks = [9, 3]\n", "toxicity[1].looks", 11),
    (rule + "method = \"pocock\"\nlooks = \"each\"\n", "toxicity[1].looks", 11),
    (rule + "method = \"pocock\"\nlooks = \"every subject\"\n", "toxicity[1].looks", 11),
    (rule + "method = \"pocock\"\nalpha = 1\nlooks = [3]\n", "toxicity[1].alpha", 11),
    (rule + "method = \"pocock\"\nprior = [1, 1]\nlooks = [3]\n", "toxicity[1].method", 10),
    (rule + "method = \"bayesian\"\nprior = [1]\nlooks = [3]\n", "toxicity[1].prior", 11),
    (rule + "method = \"bayesian\"\nlooks = [3]\n", "toxicity[1].prior", 4),
    (rule.replacing("p1 = 0.3", with: "p1 = 0.1") + "method = \"pocock\"\n", "toxicity[1].p1", 9),
  ])
  func `a block that cannot be understood is refused with its line and key`(
    text: String, key: String, line: Int
  ) throws {
    let error = try refusal(text)
    #expect(error.column == key)
    #expect(error.line == line)
    #expect(!error.remedy.isEmpty)
  }
}
