package import CohortModel

extension TableFormat<AdverseEvent> {
  package static let adverseEvents = TableFormat(
    file: "ae.csv", columns: description + judgement, needsOneOf: ["term", "pt"],
    wrap: AnyRecord.adverseEvent, subject: { $0.subject },
    missingKey: { $0.event.isEmpty ? "ae_id" : nil })

  private static let description: [TableColumn] = [
    .subject,
    TableColumn(
      "ae_id", "event", also: ["AESEQ", "AE no", "AE number", "不良事件编号", "AE编号"],
      fallbacks: ["AESPID", "ASEQ"]),
    TableColumn(
      "term", "term",
      also: [
        "AETERM", "AE term", "verbatim", "verbatim term", "adverse event", "不良事件名称", "不良事件",
        "不良事件描述", "AE名称", "AE术语", "AE描述", "不良反应名称", "事件名称",
      ]),
    TableColumn("pt", "preferredTerm", also: ["AEDECOD", "首选语", "首选术语", "PT名称"]),
    TableColumn(
      "soc", "systemOrganClass", also: ["AEBODSYS", "系统器官分类", "SOC名称"], fallbacks: ["AESOC"]),
    TableColumn(
      "grade", "grade", kind: .grade,
      also: ["AETOXGR", "CTCAE grade", "toxicity grade", "分级", "级别", "CTCAE分级", "毒性分级", "严重程度分级"],
      fallbacks: ["ATOXGR", "CTCAE等级", "等级", "NCI分级", "严重程度"]),
    TableColumn("ctcae_version", "ctcaeVersion", also: ["CTCAE版本", "CTCAE版本号"]),
    TableColumn(
      "start", "start",
      also: [
        "ASTDT", "start date", "onset", "onset date", "AE start", "开始日期", "发生日期", "起始日期", "开始时间",
        "发生时间",
      ],
      fallbacks: ["AESTDTC"]),
    TableColumn(
      "end", "end",
      also: [
        "AENDT", "end date", "stop date", "resolution date", "AE end", "结束日期", "结束时间", "转归日期",
      ],
      fallbacks: ["AEENDTC"]),
  ]

  private static let judgement: [TableColumn] = [
    TableColumn(
      "serious", "isSerious",
      also: ["AESER", "SAE", "是否SAE", "严重不良事件", "是否为严重不良事件", "是否严重", "是否为SAE", "是否严重不良事件"]),
    TableColumn("seriousness", "seriousness", also: ["seriousness criteria", "SAE标准", "严重性标准"]),
    TableColumn(
      "rel_io", "relatedToImmunotherapy", kind: .code(.relatedness),
      also: ["与免疫治疗相关性", "与免疫治疗的关系", "与免疫治疗关系"]),
    TableColumn(
      "rel_chemo", "relatedToChemotherapy", kind: .code(.relatedness),
      also: ["与化疗相关性", "与化疗的关系", "与化疗关系"]),
    TableColumn(
      "rel_local", "relatedToLocalTreatment", kind: .code(.relatedness),
      also: ["与局部治疗相关性", "与局部治疗的关系", "与局部治疗关系", "与放疗相关性", "与放疗的关系", "与放疗关系"]),
    TableColumn(
      "rel", "relatedToTreatment", kind: .code(.relatedness),
      also: [
        "AEREL", "related", "relatedness", "causality", "causality assessment", "relationship",
        "relationship to study drug", "relationship to study treatment", "relation to study drug",
        "relation to study treatment", "related to study drug", "related to study treatment",
        "related to treatment", "drug related", "treatment related", "与研究药物的关系", "与研究药物关系",
        "与研究药物相关性", "与研究药物的相关性", "与试验药物的关系", "与试验药物关系", "与试验药物相关性", "与试验用药的关系",
        "与研究治疗的关系", "与研究治疗关系", "与研究治疗相关性", "与治疗的关系", "与治疗相关性", "与药物的关系", "与药物关系",
        "药物相关性", "因果关系", "因果关系判断", "因果关系评价", "相关性", "相关性判断", "相关性评价", "关联性", "关联性评价",
        "是否相关", "是否与研究药物有关", "是否与研究药物相关", "是否与研究治疗相关",
      ],
      fallbacks: ["AREL"]),
    TableColumn(
      "irae", "isImmuneRelated", also: ["immune related", "免疫相关不良事件", "是否irAE"]),
    TableColumn(
      "action", "action", kind: .code(.action),
      also: ["AEACN", "action taken", "采取措施", "采取的措施", "对研究药物采取的措施", "处理措施", "对研究药物的措施"]),
    TableColumn(
      "outcome", "outcome", kind: .code(.outcome), also: ["AEOUT", "转归", "结局", "不良事件转归"]),
    TableColumn(
      "reported_on", "reportedOn", also: ["reported", "report date", "报告日期", "上报日期"]),
  ]
}
