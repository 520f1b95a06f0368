import CohortFiles
import CohortModel
import Testing

@Suite struct StudyFileTests {
  private static let head = "[study]\nid = \"T\"\ntitle = \"T\"\n"

  private func refusal(_ text: String) -> TrialFolderError? {
    do {
      _ = try StudyFile.read(text)
      return nil
    } catch {
      return error as? TrialFolderError
    }
  }

  private func name(_ value: some RawRepresentable<String>) -> String {
    value.rawValue
  }

  @Test func `every key is read`() throws {
    let (study, issues) = try StudyFile.read(StudyFileTests.complete)
    #expect(issues.isEmpty)
    #expect(study.id == "NCT06190782")
    #expect(study.phase == "III")
    #expect(study.isRandomised)
    #expect(study.isSynthetic)
    #expect(study.dataCut == Day(iso: "2026-06-30"))
    #expect(study.arms.map(\.code) == ["A", "B"])
    #expect(study.arms.map(\.ratio) == [2, 1])
    #expect(study.arms.map(\.isReference) == [false, true])
    #expect(study.accrual.start == Day(iso: "2024-01-02"))
    #expect(study.accrual.followUpMonths == 24)
    #expect(study.schedule.cycleDays == 21)
    #expect(
      study.schedule.scans == [
        Schedule.ScanPeriod(days: 42, untilDay: 365), Schedule.ScanPeriod(days: 84),
      ])
    #expect(study.response.needsConfirmation)
    #expect(name(study.response.interval) == "clopper-pearson")
    #expect(study.response.evaluator == "BICR")
    #expect(study.safety.emergentDays == 90)
    #expect(study.safety.specialInterest == "pt ~ fistula | pt = \"Pneumonitis\"")
    #expect(name(study.survival.interval) == "plain")
    #expect(study.survival.landmarkMonths == [12, 36])
    #expect(study.endpoints.map(\.kind) == [.progressionFreeSurvival, .durationOfResponse])
    #expect(study.endpoints.map(\.rules) == [.registry, .treatmentPolicy])
    #expect(study.endpoints.map(\.origin) == [.firstTreatment, .randomisation])
    #expect(study.endpoints.map(\.set) == [.safety, .intentToTreat])
    #expect(study.eligibility == [EligibilityRule(name: "Adult", expression: "age >= 18")])
    #expect(study.revealsArm == ["lungV20", "local_first"])
  }

  @Test func `the blocks of the comparison are read`() throws {
    let study = try StudyFile.read(StudyFileTests.complete).study
    #expect(
      study.matching
        == MatchingPlan(
          treatedArm: "A", covariates: ["age", "ecog", "smoker"], categorical: ["ecog"],
          caliper: 0.25))
    let plan = try #require(study.comparison)
    #expect(plan.endpoints == [.progressionFreeSurvival])
    #expect(plan.landmarkDays == [90, 180])
    #expect(
      plan.covariates.map(\.coding) == [
        .numeric(field: "age"), .categorical(field: "smoker", reference: "never"),
        .indicator("kps>=70"),
        .exposure(.init(kinds: [.systemic], agents: ["X"], countsCycles: true)),
      ])
    #expect(plan.covariates.map(\.isMultivariate) == [false, true, false, false])
    #expect(plan.covariates.map(\.isPostBaseline) == [false, true, false, true])
    #expect(plan.covariates.map(\.title) == ["age", "tobacco", "KPS ≥ 70", "cycles"])
    #expect(
      plan.subgroups.map(\.partition) == [
        .field("sex"), .expressions(["age<65", "age>=65"]),
      ])
  }

  @Test(arguments: [
    ("[matching]\ncovariates = [\"age\"]\n", "matching.treated"),
    ("[matching]\ntreated = \"A\"\ncovariates = [\"age\"]\n", "matching.treated"),
    ("[comparison]\nendpoints = [\"PPS\"]\n", "comparison.endpoints"),
    (
      "[[comparison.covariates]]\nname = \"x\"\ntype = \"ordinal\"\n",
      "comparison.covariates[1].type"
    ),
    (
      "[[comparison.covariates]]\nname = \"x\"\ntype = \"numeric\"\nwhen = \"x>1\"\n",
      "comparison.covariates[1].name"
    ),
    (
      "[[comparison.covariates]]\nname = \"x\"\ncycles = true\n",
      "comparison.covariates[1].received"
    ),
    ("[[comparison.subgroups]]\nlabel = \"x\"\n", "comparison.subgroups[1].label"),
  ])
  func `a block of the comparison that cannot be understood is refused`(
    text: String, key: String
  ) throws {
    #expect(try #require(refusal(StudyFileTests.head + text)).column == key)
  }

  @Test(arguments: [
    ("pt ~ fistula | gradee>2", "character 16"), ("site=101", "character 1"), ("", "character 1"),
    ("pt=a & aesi", "character 8"), ("pt=", "character 4"),
  ])
  func `a rule of special interest that cannot be read is refused at its place`(
    rule: String, place: String
  ) throws {
    let text = StudyFileTests.head + "[safety]\nacute_days = 60\nspecial_interest = '\(rule)'\n"
    let fault = try #require(refusal(text))
    #expect(fault.file == "study.toml")
    #expect(fault.line == 6)
    #expect(fault.column == "safety.special_interest")
    #expect(fault.problem.contains(place + ":"))
  }

  @Test func `an unknown key of the comparison is a warning`() throws {
    let text = StudyFileTests.head + "[comparison]\nendpoint = \"OS\"\n"
    #expect(try StudyFile.read(text).issues.map(\.column) == ["comparison.endpoint"])
  }

  private static let complete = """
    reveals_arm = ["lung_v20", "local_first"]
    [study]
    id = "NCT06190782"
    title = "局部治疗 of \\"oligo\\""
    phase = "III"
    masking = "open label"
    randomised = true
    synthetic = true
    data_cut = 2026-06-30
    [[arms]]
    code = "A"
    name = "Combined"
    ratio = 2
    target = 236
    [[arms]]
    code = "B"
    name = "Systemic"
    ratio = 1
    target = 118
    reference = true
    [accrual]
    target = 354
    start = "2024-01-02"
    months = 36
    follow_up_months = 24
    [schedule]
    cycle_days = 21
    scan_window = 3
    [[schedule.scans]]
    days = 42
    until_day = 365
    [[schedule.scans]]
    days = 84
    [response]
    confirmation = true
    confirmation_days = 21
    minimum_stable_days = 35
    clinical_benefit_days = 180
    interval = "clopper-pearson"
    evaluator = "BICR"
    [safety]
    emergent_days = 90
    acute_days = 60
    special_interest = 'pt ~ fistula | pt = "Pneumonitis"'
    [survival]
    interval = "plain"
    landmark_months = [12, 36]
    [[endpoints]]
    kind = "PFS"
    rules = "registry"
    origin = "first-treatment"
    set = "safety"
    [[endpoints]]
    kind = "DoR"
    [[eligibility]]
    name = "Adult"
    rule = "age >= 18"
    [matching]
    treated = "A"
    covariates = ["age", "ecog", "smoker"]
    categorical = ["ecog"]
    caliper = 0.25
    [comparison]
    endpoints = ["PFS"]
    landmark_days = [90, 180]
    [[comparison.covariates]]
    name = "age"
    [[comparison.covariates]]
    name = "tobacco"
    field = "smoker"
    reference = "never"
    multivariate = true
    post_baseline = true
    [[comparison.covariates]]
    name = "kps70"
    label = "KPS ≥ 70"
    when = "kps>=70"
    [[comparison.covariates]]
    name = "cycles"
    received = ["systemic"]
    agents = ["X"]
    cycles = true
    [[comparison.subgroups]]
    label = "Sex"
    by = "sex"
    [[comparison.subgroups]]
    label = "Age"
    parts = ["age<65", "age>=65"]
    [stopping]
    anything = ["goes"]
    """

  @Test func `what is not given has the default`() throws {
    let (study, issues) = try StudyFile.read(StudyFileTests.head)
    #expect(study == Study(id: "T", title: "T"))
    #expect(issues.isEmpty)
  }

  @Test func `an endpoint of a trial without randomisation starts at first treatment`() throws {
    let text = StudyFileTests.head + "[[endpoints]]\nkind = \"os\"\n"
    let endpoint = try #require(try StudyFile.read(text).study.endpoints.first)
    #expect(endpoint == Endpoint(kind: .overallSurvival, origin: .firstTreatment, set: .full))
  }

  @Test func `unknown keys are told with their paths`() throws {
    let text = """
      colour = 1
      [study]
      id = "T"
      title = "T"
      sponser = "x"
      [[arms]]
      code = "A"
      weight = 2
      [randomization]
      x = 1
      """
    let issues = try StudyFile.read(text).issues
    #expect(issues.map(\.column) == ["arms[1].weight", "colour", "randomization", "study.sponser"])
    #expect(issues.allSatisfy { $0.severity == .warning && $0.file == "study.toml" })
  }

  @Test func `broken TOML is refused with its line`() throws {
    let error = try #require(refusal("[study]\nid = \"T\"\ntitle = \n"))
    #expect(error.line == 3)
    #expect(error.problem.contains("TOML"))
  }

  @Test(arguments: ["[=]", "[[[a]]]", "[", "[\rstudy]", "[ .a]", "[[", "[[#", "[中]", "[]", "[[]]"])
  func `a header without a name is refused and does not stop the program`(_ text: String) throws {
    #expect(try #require(refusal("a = [\n[1],\n[2]]\n" + text)).line == 4)
  }

  @Test(arguments: [
    ("[study]\nid = 7\ntitle = \"T\"\n", 2, "study.id"),
    ("[study]\ntitle = \"T\"\n", 1, "study.id"),
    (head + "randomised = \"yes\"\n", 4, "study.randomised"),
    (head + "data_cut = \"30.6.2026\"\n", 4, "study.data_cut"),
    (head + "[accrual]\n\ntarget = 3.5\n", 6, "accrual.target"),
    (head + "[accrual]\nmonths = 0\n", 5, "accrual.months"),
    (head + "[schedule]\n[[schedule.scans]]\nuntil_day = 9\n", 5, "schedule.scans[1].days"),
    (head + "[survival]\nlandmark_months = [6, \"x\"]\n", 5, "survival.landmark_months"),
    (head + "[response]\ninterval = \"exact\"\n", 5, "response.interval"),
    (
      head + "[[endpoints]]\nkind = \"PFS\"\n[[endpoints]]\nkind = \"EFS\"\n", 7,
      "endpoints[2].kind"
    ),
    (head + "[[endpoints]]\nset = \"itt\"\n", 4, "endpoints[1].kind"),
    (head + "[[arms]]\ncode = \"A\"\n[[arms]]\ncode = \"a\"\n", 7, "arms[2].code"),
    (
      head + "[[arms]]\ncode = \"A\"\nreference = true\n[[arms]]\ncode = \"B\"\nreference = true\n",
      9, "arms[2].reference"
    ),
    (head + "[[eligibility]]\nname = \"x\"\n", 4, "eligibility[1].rule"),
    ("reveals_arm = \"x\"\n" + head, 1, "reveals_arm"),
    ("accrual = 3\n" + head, 1, "accrual"),
  ])
  func `a wrong value is refused with line, path and what is allowed`(
    _ text: String, _ line: Int, _ path: String
  ) throws {
    let error = try #require(refusal(text))
    #expect(error.line == line)
    #expect(error.column == path)
    #expect(!error.remedy.isEmpty)
  }

  @Test func `an unknown word is answered with the known ones`() throws {
    let error = try #require(refusal(StudyFileTests.head + "[survival]\ninterval = \"x\"\n"))
    #expect(error.remedy == "write one of \"log-log\", \"log\", \"plain\"")
  }

  @Test func `a text over several lines does not move the lines of other keys`() throws {
    let text = "[study]\nid = \"T\"\ntitle = \"\"\"\n[accrual]\nphase = 1\n\"\"\"\nphase = 3\n"
    #expect(try #require(refusal(text)).line == 7)
  }

  @Test func `lists and tables over several lines are no headers`() throws {
    let text =
      StudyFileTests.head + "[stopping]\nx = [\n  [1, 2], # ]\n  [\"]\"],\n]\ny = {a = [3]}\n"
    #expect(try StudyFile.read(text).issues.isEmpty)
    #expect(try #require(refusal(text + "[response]\nconfirmation = 1\n")).line == 11)
  }

  @Test func `a byte order mark is skipped and other encodings are named`() throws {
    #expect(try StudyFile.decoded([0xef, 0xbb, 0xbf, 0x61]) == "a")
    let gbk = Array("title = \"".utf8) + [0xb0, 0xd7, 0x22]
    #expect(throws: TrialFolderError.self) { try StudyFile.decoded(gbk) }
    #expect(throws: TrialFolderError.self) { try StudyFile.decoded([0xff, 0xfe, 0x61, 0]) }
    #expect(throws: TrialFolderError.self) { try StudyFile.decoded([0x61, 0, 0x62]) }
  }

  @Test func `a written study reads back the same`() throws {
    var (study, _) = try StudyFile.read(StudyFileTests.complete)
    study.title = "line\nbreak \\ \"quote\" 中文 \u{7}"
    let text = StudyText.text(of: study, comment: "Synthetic.\n\nSeed 1.")
    let (same, issues) = try StudyFile.read(text)
    #expect(same == study)
    #expect(issues.isEmpty)
    #expect(text.hasPrefix("# Synthetic.\n#\n# Seed 1.\n\n"))
  }

  @Test func `a study of defaults reads back the same`() throws {
    let study = Study(id: "T", title: "T")
    #expect(try StudyFile.read(StudyText.text(of: study)).study == study)
  }

  @Test func `with two arms the study says whether it is randomised, for that opens them`() throws {
    let head = "[study]\nid = \"T\"\ntitle = \"T\"\n"
    let arms = "[[arms]]\ncode = \"A\"\n[[arms]]\ncode = \"B\"\n"
    let error = try #require(throws: TrialFolderError.self) { try StudyFile.read(head + arms) }
    #expect(error.column == "study.randomised")
    #expect(error.description.contains("who sees them"))
    #expect(error.description.contains("randomised = true under [study]"))
    #expect(try StudyFile.read(head + "randomised = true\n" + arms).study.isRandomised)
    #expect(try !StudyFile.read(head + "randomised = false\n" + arms).study.isRandomised)
    #expect(try !StudyFile.read(head + "[[arms]]\ncode = \"A\"\n").study.isRandomised)
  }
}
