package import CohortModel

extension TableFormat<Site> {
  package static let sites = TableFormat(
    file: "sites.csv",
    columns: [
      TableColumn(
        "site", "site", isRequired: true,
        also: ["SITEID", "site no", "site number", "site id", "中心编号", "中心"]),
      TableColumn("name", "name", also: ["site name", "hospital", "中心名称", "医院", "医院名称"]),
      TableColumn("country", "country", also: ["国家", "国家地区"]),
      TableColumn("target", "target", also: ["planned subjects", "目标例数", "计划例数", "计划入组数"]),
      TableColumn("planned_activation", "plannedActivation", also: ["计划启动日期"]),
      TableColumn("activated", "activated", also: ["activation date", "启动日期"]),
      TableColumn("closed", "closed", also: ["closure date", "关闭日期"]),
    ],
    wrap: AnyRecord.site, subject: { _ in nil },
    missingKey: { $0.site.isEmpty ? "site" : nil })
}

extension TableFormat<Allocation> {
  package static let allocations = TableFormat(
    file: "arms.csv",
    columns: [
      .subject,
      TableColumn(
        "arm", "plannedArm", isRequired: true,
        also: [
          "planned arm", "treatment arm", "study arm", "treatment group", "TRT01P",
          "randomised arm",
          "randomized arm", "allocated arm", "assigned arm", "组别", "分组", "治疗组", "治疗分组", "随机分组",
          "试验组别", "入组组别", "入组分组", "随机组别", "研究组别", "研究分组", "治疗组别", "所属组别", "试验分组",
        ],
        fallbacks: [
          "ARMCD", "TRTP", "TRT", "TRTGRP", "TRT group", "arm code", "arm name", "study group",
          "trial group", "allocation", "treatment assignment", "treatment allocation", "分组名称",
        ]),
      TableColumn(
        "actual_arm", "actualArm", also: ["ACTARM", "TRT01A", "实际组别", "实际分组"],
        fallbacks: ["ACTARMCD", "TRTA"]),
    ],
    wrap: AnyRecord.allocation, subject: { $0.subject })

  /// Whether a column of this name tells the arm, in whatever file it stands.
  static func tellsArm(_ header: String) -> Bool {
    let name = CodeList.normalised(header)
    return numberNames.contains(name)
      || allocations.columns.contains { $0.field != "subject" && $0.allNames.contains(name) }
  }

  /// Numbers for arms, which are not read but tell them all the same.
  private static let numberNames: Set<String> = [
    "ARMN", "ARMNO", "ACTARMN", "TRT01PN", "TRT01AN", "TRTPN", "TRTAN",
  ]
}
