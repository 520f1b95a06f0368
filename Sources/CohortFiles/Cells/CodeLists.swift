import CohortModel

/// The controlled terms that are written, with the synonyms that are read.
extension CodeList {
  static let screenStatus = CodeList([
    Term(ScreenStatus.screening, "SCREENING", ["in screening", "筛选中", "筛选期"]),
    Term(
      ScreenStatus.enrolled, "ENROLLED",
      ["randomised", "randomized", "eligible", "passed", "入组", "已入组", "筛选成功", "合格", "随机入组"]),
    Term(
      ScreenStatus.failed, "SCREEN FAILURE",
      ["screen failed", "screen fail", "fail", "ineligible", "筛选失败", "筛败", "失败", "不合格"]),
  ])

  static let sex = CodeList([
    Term(Sex.male, "M", ["男", "男性", "man"]),
    Term(Sex.female, "F", ["女", "女性", "woman"]),
  ])

  static let response = CodeList(
    [
      Term(Response.complete, "CR", ["complete response", "完全缓解"]),
      Term(Response.partial, "PR", ["partial response", "部分缓解"]),
      Term(Response.stable, "SD", ["stable disease", "疾病稳定", "稳定", "病情稳定"]),
      Term(
        Response.nonCompleteNonProgressive, "NON-CR/NON-PD",
        ["NN", "incomplete response/stable disease", "IR/SD", "非CR/非PD", "非完全缓解/非疾病进展"]),
      Term(
        Response.progressive, "PD",
        ["progressive disease", "progression", "疾病进展", "进展", "病情进展"]),
      Term(
        Response.notEvaluable, "NE",
        ["inevaluable", "not evaluated", "unevaluable", "不可评价", "无法评价", "不可评估", "无法评估"]),
    ],
    unknown:
      "so it counts as missing, and without an overall response an assessment is not evaluable")

  static let lesionType = CodeList([
    Term(LesionType.target, "TARGET", ["T", "靶病灶"]),
    Term(LesionType.nonTarget, "NON-TARGET", ["NT", "非靶病灶"]),
    Term(LesionType.new, "NEW", ["new lesion", "新病灶"]),
  ])

  static let treatmentKind = CodeList([
    Term(
      TreatmentKind.systemic, "systemic",
      ["drug", "chemotherapy", "immunotherapy", "系统治疗", "全身治疗", "化疗", "免疫治疗"]),
    Term(TreatmentKind.radiotherapy, "radiotherapy", ["RT", "radiation", "SBRT", "放疗", "放射治疗"]),
    Term(TreatmentKind.surgery, "surgery", ["operation", "resection", "手术"]),
    Term(TreatmentKind.ablation, "ablation", ["RFA", "MWA", "消融"]),
  ])

  /// The levels of Chinese case report forms and the two-point scale beside them.
  static let relatedness = CodeList(
    [
      Term(
        Relatedness.unrelated, "NOT RELATED",
        [
          "N", "no", "0", "none", "not", "definitely not related", "not suspected", "肯定无关", "无关",
          "不相关", "肯定不相关", "否",
        ]),
      Term(
        Relatedness.unlikely, "UNLIKELY",
        [
          "remote", "unlikely related", "probably not related", "doubtful", "可能无关", "可能不相关",
          "不太可能", "基本无关",
        ]),
      Term(
        Relatedness.possible, "POSSIBLE", ["possibly", "possibly related", "可能", "可能有关", "可能相关"]),
      Term(
        Relatedness.probable, "PROBABLE",
        ["probably", "probably related", "likely", "很可能", "很可能有关", "很可能相关"]),
      Term(
        Relatedness.definite, "DEFINITE",
        ["definitely", "definitely related", "certain", "肯定", "肯定有关", "肯定相关"]),
      Term(Relatedness.related, "RELATED", ["Y", "yes", "1", "suspected", "有关", "相关", "是"]),
      Term(
        Relatedness.undetermined, "UNDETERMINED",
        [
          "not assessable", "unassessable", "unclassifiable", "not classifiable", "indeterminate",
          "cannot be determined", "无法判定", "无法判断", "无法评价", "无法评估", "无法确定", "不能判定", "不能确定",
          "待评价", "不可评价",
        ]),
    ], unknown: "so it counts as missing, and an event without any relatedness counts as related")

  static let outcome = CodeList([
    Term(
      Outcome.recovered, "RECOVERED/RESOLVED", ["resolved", "痊愈", "恢复", "已恢复", "治愈", "缓解"]),
    Term(
      Outcome.recoveredWithSequelae, "RECOVERED/RESOLVED WITH SEQUELAE",
      ["resolved with sequelae", "痊愈有后遗症", "恢复伴后遗症", "有后遗症"]),
    Term(
      Outcome.recovering, "RECOVERING/RESOLVING", ["resolving", "improving", "好转", "恢复中", "好转中"]),
    Term(
      Outcome.notRecovered, "NOT RECOVERED/NOT RESOLVED",
      ["not resolved", "ongoing", "未恢复", "未好转", "未痊愈", "持续", "未缓解"]),
    Term(Outcome.fatal, "FATAL", ["death", "died", "死亡"]),
    Term(Outcome.unknown, "UNKNOWN", ["unk", "未知", "不详"]),
  ])

  static let action = CodeList([
    Term(
      ActionTaken.none, "DOSE NOT CHANGED",
      ["no change", "unchanged", "no action", "无", "剂量不变", "未采取措施"]),
    Term(
      ActionTaken.doseReduced, "DOSE REDUCED", ["reduced", "dose reduction", "减量", "剂量减少", "降低剂量"]),
    Term(
      ActionTaken.interrupted, "DRUG INTERRUPTED",
      ["dose interrupted", "delayed", "dose delayed", "暂停", "暂停用药", "延迟", "推迟", "中断"]),
    Term(
      ActionTaken.withdrawn, "DRUG WITHDRAWN",
      ["discontinued", "drug discontinued", "停药", "永久停药", "终止", "终止用药"]),
    Term(ActionTaken.doseIncreased, "DOSE INCREASED", ["increased", "加量", "剂量增加"]),
    Term(ActionTaken.notApplicable, "NOT APPLICABLE", ["NA", "不适用"]),
    Term(ActionTaken.unknown, "UNKNOWN", ["unk", "未知", "不详"]),
  ])
}
