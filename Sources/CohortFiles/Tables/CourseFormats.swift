package import CohortModel

extension TableFormat<Treatment> {
  package static let treatments = TableFormat(
    file: "treatments.csv",
    columns: [
      .subject,
      TableColumn("treatment_id", "treatment", isRequired: true, also: ["EXSEQ", "治疗编号"]),
      TableColumn(
        "start", "start", also: ["start date", "开始日期", "开始时间"], fallbacks: ["ASTDT", "EXSTDTC"]),
      TableColumn(
        "end", "end", also: ["end date", "stop date", "结束日期", "结束时间"],
        fallbacks: ["AENDT", "EXENDTC"]),
      TableColumn(
        "kind", "kind", kind: .code(.treatmentKind), also: ["treatment type", "治疗类型", "类型"]),
      TableColumn("agent", "agent", also: ["EXTRT", "drug", "药物", "药物名称"]),
      TableColumn("cycle", "cycle", also: ["周期", "周期数"]),
      TableColumn("dose", "dose", also: ["EXDOSE", "剂量"]),
      TableColumn("unit", "unit", also: ["EXDOSU", "dose unit", "单位", "剂量单位"]),
      TableColumn("lesion_id", "lesion", also: ["病灶编号"]),
      TableColumn("modified", "isModified", also: ["dose modified", "剂量调整", "是否调整剂量"]),
    ],
    wrap: AnyRecord.treatment, subject: { $0.subject },
    missingKey: { $0.treatment.isEmpty ? "treatment_id" : nil })
}

extension TableFormat<SymptomScore> {
  package static let symptoms = TableFormat(
    file: "symptoms.csv",
    columns: [
      .subject,
      TableColumn(
        "date", "date", isRequired: true, also: ["评估日期", "日期"], fallbacks: ["ADT", "QSDTC"]),
      TableColumn("scale", "scale", isRequired: true, also: ["instrument", "量表"]),
      TableColumn("score", "score", isRequired: true, also: ["value", "评分", "分值"]),
    ],
    wrap: AnyRecord.symptom, subject: { $0.subject },
    missingKey: { $0.scale.isEmpty ? "scale" : nil })
}

extension TableFormat<Visit> {
  package static let visits = TableFormat(
    file: "visits.csv",
    columns: [
      .subject,
      TableColumn("visit", "visit", isRequired: true, also: ["AVISIT", "访视", "访视名称"]),
      TableColumn("planned", "planned", also: ["planned date", "计划日期", "计划访视日期"]),
      TableColumn(
        "actual", "actual", also: ["actual date", "visit date", "实际日期", "访视日期", "实际访视日期"],
        fallbacks: ["SVSTDTC"]),
    ],
    wrap: AnyRecord.visit, subject: { $0.subject },
    missingKey: { $0.visit.isEmpty ? "visit" : nil })
}

extension TableFormat<ProtocolDeviation> {
  package static let deviations = TableFormat(
    file: "deviations.csv",
    columns: [
      .subject,
      TableColumn(
        "deviation_id", "deviation", isRequired: true, also: ["DVSEQ", "偏离编号", "方案偏离编号"]),
      TableColumn("date", "date", also: ["deviation date", "日期", "偏离日期"], fallbacks: ["DVSTDTC"]),
      TableColumn("category", "category", also: ["DVCAT", "类别", "偏离类别"]),
      TableColumn("important", "isImportant", also: ["重要", "是否重要", "重要偏离"]),
      TableColumn("description", "description", also: ["DVTERM", "描述", "偏离描述"]),
    ],
    wrap: AnyRecord.deviation, subject: { $0.subject },
    missingKey: { $0.deviation.isEmpty ? "deviation_id" : nil })
}
