import CohortModel
import Testing

@testable import CohortFiles

@Suite struct FileMappingTests {
  private func columns(_ file: String, _ header: String) throws -> [String] {
    let trial = try SmallTrial([file: header + "\n"])
    let mapping = try #require(try trial.read().study.mappings.first { $0.file == file })
    return mapping.columns.map { column in
      switch column.meaning {
      case .column(let name): name
      case .covariate(let name): "covariate \(name)"
      case .ignored: "ignored"
      }
    }
  }

  @Test func `English headers are known in any case and spelling`() throws {
    #expect(
      try columns("subjects.csv", "Subject ID,SITE_ID,Randomization Date,date-of-birth,Weight")
        == ["subject_id", "site", "rand_date", "birth_date", "covariate Weight"])
  }

  @Test func `Chinese headers are known`() throws {
    #expect(
      try columns("subjects.csv", "受试者编号,中心,年龄,性别,知情同意日期,随机日期,最大径（mm）,体重")
        == [
          "subject_id", "site", "age", "sex", "consent_date", "rand_date", "max_diam_mm",
          "covariate 体重",
        ])
    #expect(
      try columns("subjects.csv", "编号,首次用药日期,入组日期,年龄（岁）")
        == ["subject_id", "first_treatment", "rand_date", "age"])
    #expect(
      try columns("subjects.csv", "编号,受试者编号") == ["covariate 编号", "subject_id"])
    #expect(
      try columns("ae.csv", "受试者编号,不良事件名称,分级,开始日期,结束日期,是否SAE,与化疗的关系,转归,备注")
        == [
          "subject_id", "term", "grade", "start", "end", "serious", "rel_chemo", "outcome",
          "ignored",
        ])
  }

  @Test(arguments: ["AEREL", "与研究药物的关系", "rel", "Relatedness", "causality", "因果关系"])
  func `one column may tell relatedness to any treatment`(_ name: String) throws {
    let log = try SmallTrial.log(
      "ae.csv", "subject_id,ae_id,term,\(name)\nS1,1,Rash,很可能有关\nS1,2,Rash,无法判定\nS1,3,Rash,\n")
    #expect(log.events.map(\.relatedToTreatment) == [.probable, .undetermined, nil])
    #expect(log.events.allSatisfy { $0.relatedToChemotherapy == nil })
    #expect(log.silences.isEmpty)
  }

  @Test(arguments: ["入组日期", "enrolment_date", "Enrollment Date"])
  func `a date of enrolment stands for the randomisation where there is no other`(
    _ name: String
  ) throws {
    #expect(try columns("subjects.csv", "subject_id,\(name)") == ["subject_id", "rand_date"])
    #expect(
      try columns("subjects.csv", "subject_id,\(name),随机日期")
        == ["subject_id", "covariate \(name)", "rand_date"])
  }

  @Test func `CDISC headers are known`() throws {
    #expect(
      try columns(
        "ae.csv", "USUBJID,SITEID,AESEQ,AETERM,AEDECOD,AEBODSYS,AETOXGR,AESTDTC,AESER,AEOUT")
        == [
          "subject_id", "ignored", "ae_id", "term", "pt", "soc", "grade", "start", "serious",
          "outcome",
        ])
    #expect(
      try columns("response.csv", "USUBJID,ADT,AVISIT,AVALC,PARCAT2")
        == ["subject_id", "date", "visit", "overall", "evaluator"])
  }

  @Test func `a second name of a subject steps back behind the first`() throws {
    #expect(
      try columns("subjects.csv", "SUBJID,USUBJID,AGE")
        == ["covariate SUBJID", "subject_id", "age"])
    #expect(try columns("subjects.csv", "SUBJID,AGE") == ["subject_id", "age"])
    #expect(
      try columns("ae.csv", "USUBJID,AETERM,AESTDTC,ASTDT")
        == ["subject_id", "term", "ignored", "start"])
  }

  @Test func `two columns for one field are refused with both names`() throws {
    let error = try #require(SmallTrial.error("subjects.csv", "subject_id,受试者编号\nS1,S1\n"))
    #expect(error.description.contains("“subject_id” and “受试者编号” both mean subject_id"))
  }

  @Test func `two covariates of one name are refused`() throws {
    let error = try #require(SmallTrial.error("subjects.csv", "subject_id,kps,kps\nS1,1,2\n"))
    #expect(error.problem.contains("kps"))
  }

  @Test(arguments: [
    "arm", "ARM", "Planned Arm", "TRT01P", "TRT01PN", "TRTA", "ACTARM", "ACTARMCD", "组别", "随机分组",
    "入组组别", "分组", "治疗组", "trt", "TRTGRP", "treatment_group", "arm_code", "randomised_arm",
  ])
  func `a column of arms is refused everywhere but in arms.csv`(_ name: String) throws {
    for (file, text) in SmallTrial.files where file != "study.toml" {
      let header = text.prefix { $0 != "\n" }
      let error = try #require(SmallTrial.error(file, "\(header),\(name)\n"), "\(file)")
      #expect(error.file == file)
      #expect(error.column == name)
      #expect(error.remedy.contains("arms.csv"))
    }
  }

  @Test(arguments: [
    ("subjects.csv", "site,age\n", "subject_id"), ("ae.csv", "subject_id,grade\n", "term or pt"),
    ("response.csv", "subject_id\n", "date, overall"),
    ("lesions.csv", "subject_id,date\n", "lesion_id"), ("arms.csv", "subject_id\n", "arm"),
  ])
  func `a missing column is named`(_ file: String, _ text: String, _ column: String) throws {
    let error = try #require(SmallTrial.error(file, text))
    #expect(error.file == file)
    #expect(error.column == column)
  }

  @Test func `the columns that a file lacks are listed`() throws {
    let trial = try SmallTrial()
    let mapping = try #require(try trial.read().study.mappings.first { $0.table == .assessments })
    #expect(
      mapping.absent == ["visit", "target", "nontarget", "new_lesion", "criteria", "evaluator"])
  }

  private func check<Record>(_ format: TableFormat<Record>) {
    #expect(Set(format.columns.map(\.field)) == Set(Record.fields.map(\.name)), "\(format.file)")
    #expect(format.columns.count == Record.fields.count, "\(format.file)")
    var owners: [String: String] = [:]
    for column in format.columns {
      _ = format.kind(of: column)
      for name in column.allNames {
        let owner = owners.updateValue(column.name, forKey: name)
        #expect(owner == nil, "\(name) means \(column.name) and \(owner ?? "") in \(format.file)")
      }
    }
  }

  @Test func `every field of every record has one column, and no name means two columns`() {
    check(TableFormat.sites)
    check(TableFormat.subjects)
    check(TableFormat.treatments)
    check(TableFormat.assessments)
    check(TableFormat.lesions)
    check(TableFormat.adverseEvents)
    check(TableFormat.symptoms)
    check(TableFormat.visits)
    check(TableFormat.deviations)
    check(TableFormat.allocations)
  }

  @Test func `headers are those of the data contract`() {
    #expect(
      TableFormat.adverseEvents.header()
        == "subject_id,ae_id,term,pt,soc,grade,ctcae_version,start,end,serious,seriousness,"
        + "rel_io,rel_chemo,rel_local,rel,irae,action,outcome,reported_on\n")
    #expect(
      TableFormat.treatments.header()
        == "subject_id,treatment_id,start,end,kind,agent,cycle,dose,unit,lesion_id,modified\n")
    #expect(
      TableFormat.sites.header()
        == "site,name,country,target,planned_activation,activated,closed\n")
    #expect(TableFormat.allocations.header() == "subject_id,arm,actual_arm\n")
  }
}
