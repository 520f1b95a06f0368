package import CohortModel

extension TableFormat<Subject> {
  package static let subjects = TableFormat(
    file: "subjects.csv", columns: identity + disposition + baseline,
    setCovariate: { $0.covariates[$1] = $2 },
    wrap: AnyRecord.subject, subject: { $0.subject })

  /// Whether a column dates the enrolment, which a trial without randomisation has too.
  static func isEnrolmentDate(_ header: String) -> Bool {
    enrolmentDates.map(CodeList.normalised).contains(CodeList.normalised(header))
  }

  private static let enrolmentDates = [
    "enrolment date", "enrollment date", "date of enrolment", "date of enrollment", "enrolled on",
    "ENRLDT", "入组日期", "入组时间", "入选日期",
  ]

  private static let identity: [TableColumn] = [
    .subject,
    TableColumn(
      "site", "site",
      also: [
        "SITEID", "site no", "site number", "centre", "center", "hospital", "中心", "中心编号", "研究中心",
        "医院",
      ]),
    TableColumn(
      "consent_date", "consentedOn",
      also: [
        "RFICDTC", "RFICDT", "informed consent date", "consent", "ICF date", "知情同意日期", "知情日期",
        "知情同意签署日期", "签署知情同意书日期", "知情同意书签署日期", "签署知情同意日期", "知情同意时间",
      ]),
    TableColumn(
      "screen_status", "screenStatus", kind: .code(.screenStatus),
      also: ["screening status", "筛选状态", "入组状态"]),
    TableColumn(
      "screen_fail_reason", "screenFailureReason", also: ["筛选失败原因", "筛败原因"]),
    TableColumn(
      "rand_date", "randomisedOn",
      also: [
        "RANDDT", "RANDDTC", "randomisation date", "randomization date", "randomized on", "随机日期",
        "随机化日期", "随机入组日期", "随机时间",
      ],
      fallbacks: enrolmentDates),
    TableColumn(
      "stratum", "stratum", also: ["STRATA1", "strata", "stratification", "分层", "分层因素"]),
  ]

  private static let disposition: [TableColumn] = [
    TableColumn(
      "first_treatment", "firstTreatmentOn",
      also: [
        "TRTSDT", "first treatment date", "first dose", "first dose date", "treatment start",
        "首次治疗日期", "首次用药日期", "首次给药日期", "治疗开始日期", "首次用药时间", "首次治疗时间", "首次给药时间", "开始治疗日期", "开始用药日期",
      ],
      fallbacks: ["RFXSTDTC"]),
    TableColumn(
      "last_treatment", "lastTreatmentOn",
      also: [
        "TRTEDT", "last treatment date", "last dose", "last dose date", "treatment end", "末次治疗日期",
        "末次用药日期", "末次给药日期", "末次用药时间", "末次治疗时间", "末次给药时间",
      ],
      fallbacks: ["RFXENDTC"]),
    TableColumn(
      "eot_reason", "endOfTreatmentReason", also: ["DCTREAS", "治疗结束原因", "终止治疗原因", "停止治疗原因"]),
    TableColumn(
      "eos_date", "endOfStudyOn", also: ["EOSDT", "end of study date", "研究结束日期", "退出日期", "出组日期"]),
    TableColumn(
      "eos_reason", "endOfStudyReason", also: ["DCSREAS", "研究结束原因", "退出原因", "出组原因"]),
    TableColumn(
      "last_alive", "lastKnownAlive",
      also: [
        "LSTALVDT", "last alive date", "last known alive date", "last contact",
        "last contact date", "末次存活日期", "最后存活日期", "末次随访日期", "末次随访时间", "最后随访日期", "末次联系日期",
      ]),
    TableColumn(
      "death_date", "diedOn", also: ["DTHDT", "date of death", "死亡日期", "死亡时间"],
      fallbacks: ["DTHDTC"]),
    TableColumn("death_cause", "causeOfDeath", also: ["DTHCAUS", "死亡原因", "死因"]),
    TableColumn(
      "new_therapy_date", "newTherapyOn",
      also: ["NACTDT", "new anticancer therapy date", "新抗肿瘤治疗日期", "后续治疗日期", "后续抗肿瘤治疗日期"]),
  ]

  private static let baseline: [TableColumn] = [
    TableColumn("age", "age", also: ["年龄", "年龄（岁）", "age years"]),
    TableColumn("sex", "sex", kind: .code(.sex), also: ["gender", "性别"]),
    TableColumn(
      "ecog", "ecog", also: ["ECOG PS", "ECOGBL", "ECOG评分", "ECOG体能评分", "ECOG体能状态评分", "PS评分"]),
    TableColumn("histology", "histology", also: ["病理类型", "组织学类型", "病理"]),
    TableColumn(
      "n_mets", "metastases", also: ["number of metastases", "转移灶数", "转移灶数目", "转移灶个数"]),
    TableColumn(
      "max_mets_per_organ", "maximumMetastasesPerOrgan", also: ["单器官最多转移灶数", "单器官最大转移灶数"]),
    // A diameter counts only where its header says millimetres.
    TableColumn(
      "max_diam_mm", "maximumDiameter", also: ["max diameter mm", "最大径mm", "最大直径mm"]),
    TableColumn("met_biopsy", "metastasisBiopsied", also: ["转移灶活检", "转移灶病理证实"]),
    TableColumn(
      "prior_pd1_progression", "priorProgressionOnPD1", also: ["既往PD1治疗进展", "PD1治疗后进展"]),
    TableColumn("lung_v20", "lungV20", also: ["V20", "肺V20", "双肺V20"]),
    TableColumn(
      "birth_date", "birthDate", also: ["BRTHDT", "date of birth", "DOB", "出生日期", "生日"],
      fallbacks: ["BRTHDTC"]),
    TableColumn(
      "initials", "initials",
      also: ["subject initials", "patient initials", "姓名缩写", "姓名首字母", "受试者缩写"]),
  ]
}
