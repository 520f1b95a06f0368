package import CohortModel

extension TableFormat<TumourAssessment> {
  package static let assessments = TableFormat(
    file: "response.csv",
    columns: [
      .subject,
      TableColumn(
        "date", "date", isRequired: true,
        also: [
          "assessment date", "scan date", "评估日期", "评价日期", "检查日期", "扫描日期", "评估时间", "肿瘤评估日期",
          "影像评估日期", "评效日期",
        ],
        fallbacks: ["ADT", "RSDTC"]),
      TableColumn("visit", "visit", also: ["AVISIT", "timepoint", "访视", "访视名称", "评估时间点"]),
      TableColumn(
        "target", "target", kind: .code(.response),
        also: ["target response", "靶病灶", "靶病灶评估", "靶病灶疗效"]),
      TableColumn(
        "nontarget", "nonTarget", kind: .code(.response),
        also: ["non target response", "非靶病灶", "非靶病灶评估", "非靶病灶疗效"]),
      TableColumn("new_lesion", "newLesion", also: ["new lesions", "新病灶", "是否有新病灶"]),
      TableColumn(
        "overall", "overall", kind: .code(.response), isRequired: true,
        also: [
          "OVRLRESP", "overall response", "response", "总体疗效", "总体评价", "疗效评价", "总疗效", "综合疗效", "疗效",
          "疗效评估", "总体疗效评价", "评效结果",
        ],
        fallbacks: ["AVALC", "RSSTRESC"]),
      TableColumn("criteria", "criteria", also: ["PARCAT3", "评价标准", "疗效标准"], fallbacks: ["RSCAT"]),
      TableColumn(
        "evaluator", "evaluator", also: ["PARCAT2", "assessor", "评估者", "评价者", "评估人"],
        fallbacks: ["RSEVAL"]),
    ],
    wrap: AnyRecord.assessment, subject: { $0.subject },
    missingKey: { $0.date == nil && $0.visit == nil ? "date" : nil })
}

extension TableFormat<Lesion> {
  package static let lesions = TableFormat(
    file: "lesions.csv",
    columns: [
      .subject,
      TableColumn("lesion_id", "lesion", isRequired: true, also: ["TRLNKID", "TULNKID", "病灶编号"]),
      TableColumn(
        "type", "type", kind: .code(.lesionType), also: ["TUSTRESC", "lesion type", "病灶类型"]),
      TableColumn("organ", "organ", also: ["TULOC", "location", "器官", "部位", "病灶部位"]),
      TableColumn("nodal", "isNodal", also: ["lymph node", "淋巴结", "是否淋巴结"]),
      TableColumn("irradiated", "isIrradiated", also: ["是否放疗", "是否照射", "照射"]),
      TableColumn("local_rx", "localTreatment", also: ["局部治疗"]),
      TableColumn(
        "local_rx_date", "localTreatmentOn", also: ["local treatment date", "局部治疗日期"]),
      TableColumn(
        "date", "date", isRequired: true,
        also: ["assessment date", "scan date", "评估日期", "检查日期", "扫描日期"], fallbacks: ["ADT", "TRDTC"]),
      // A diameter counts only where its header says millimetres.
      TableColumn("diameter_mm", "diameter", also: ["直径mm", "长径mm", "最长径mm"]),
    ],
    wrap: AnyRecord.lesion, subject: { $0.subject },
    missingKey: { $0.lesion.isEmpty ? "lesion_id" : nil })
}
