/// What an adverse event comes from, and with that its clock and the modality it is related to.
enum EventSource: Sendable {
  case chemotherapy, immunotherapy, chestRadiotherapy, radiotherapy, operation, disease
}

/// One preferred term of CTCAE 5.0 with how often, how bad, when and how long.
struct CataloguedEvent: Sendable {
  var preferredTerm: String
  var systemOrganClass: String
  var chinese: String
  var source: EventSource
  /// Expected number of episodes in a fully exposed subject.
  var mean: Double
  /// Relative frequencies of grades 1 to 4.
  var grades: [Double]
  /// Mean days from the source's clock to the start.
  var onset: Double
  /// Mean days from start to end.
  var lasting: Double
  /// Share that does not end.
  var persisting: Double
  /// Seen in the laboratory: seldom a reason for hospital.
  var isLaboratory: Bool
  /// Share that the investigator holds to be immune-related.
  var immuneShare: Double
  /// Severe, a reason for hospital in every case.
  var isHospitalised: Bool

  init(
    _ preferredTerm: String, _ systemOrganClass: String, _ chinese: String,
    _ source: EventSource, _ mean: Double, _ grades: [Double], onset: Double, lasting: Double,
    persisting: Double = 0.02, laboratory: Bool = false, immune: Double = 0,
    hospital: Bool = false
  ) {
    self.preferredTerm = preferredTerm
    self.systemOrganClass = systemOrganClass
    self.chinese = chinese
    self.source = source
    self.mean = mean
    self.grades = grades
    self.onset = onset
    self.lasting = lasting
    self.persisting = persisting
    isLaboratory = laboratory
    immuneShare = immune
    isHospitalised = hospital
  }
}

/// System organ classes as CTCAE 5.0 writes them.
enum OrganClass {
  static let blood = "Blood and lymphatic system disorders"
  static let cardiac = "Cardiac disorders"
  static let ear = "Ear and labyrinth disorders"
  static let endocrine = "Endocrine disorders"
  static let gastrointestinal = "Gastrointestinal disorders"
  static let general = "General disorders and administration site conditions"
  static let hepatobiliary = "Hepatobiliary disorders"
  static let infections = "Infections and infestations"
  static let injury = "Injury, poisoning and procedural complications"
  static let investigations = "Investigations"
  static let metabolism = "Metabolism and nutrition disorders"
  static let musculoskeletal = "Musculoskeletal and connective tissue disorders"
  static let nervous = "Nervous system disorders"
  static let psychiatric = "Psychiatric disorders"
  static let renal = "Renal and urinary disorders"
  static let respiratory = "Respiratory, thoracic and mediastinal disorders"
  static let skin = "Skin and subcutaneous tissue disorders"
  static let vascular = "Vascular disorders"
}

/// The events of PD-1 inhibitor with or without chemotherapy, local treatment and the disease.
///
/// Frequencies lean on what first-line chemo-immunotherapy of oesophageal cancer is known to
/// cause; they are the simulator's assumptions, not taken from any one report.
enum EventCatalogue {
  static let all = chemotherapy + immunotherapy + local + disease

  static let chemotherapy: [CataloguedEvent] = [
    .init(
      "White blood cell decreased", OrganClass.investigations, "白细胞减少", .chemotherapy, 0.60,
      [40, 45, 13, 2], onset: 10, lasting: 9, laboratory: true),
    .init(
      "Neutrophil count decreased", OrganClass.investigations, "中性粒细胞减少", .chemotherapy, 0.52,
      [31, 43, 21, 5], onset: 11, lasting: 8, laboratory: true),
    .init(
      "Anemia", OrganClass.blood, "贫血", .chemotherapy, 0.62, [53, 41, 6, 0.2], onset: 14,
      lasting: 50, persisting: 0.15, laboratory: true),
    .init(
      "Platelet count decreased", OrganClass.investigations, "血小板减少", .chemotherapy, 0.27,
      [58, 28, 11, 3], onset: 12, lasting: 10, laboratory: true),
    .init(
      "Lymphocyte count decreased", OrganClass.investigations, "淋巴细胞减少", .chemotherapy, 0.12,
      [35, 40, 21, 4], onset: 10, lasting: 22, persisting: 0.1, laboratory: true),
    .init(
      "Febrile neutropenia", OrganClass.blood, "发热性中性粒细胞减少", .chemotherapy, 0.018,
      [0, 0, 88, 12], onset: 10, lasting: 6, hospital: true),
    .init(
      "Nausea", OrganClass.gastrointestinal, "恶心", .chemotherapy, 0.50, [63, 34, 3, 0], onset: 3,
      lasting: 6),
    .init(
      "Vomiting", OrganClass.gastrointestinal, "呕吐", .chemotherapy, 0.30, [60, 34, 6, 0], onset: 3,
      lasting: 4),
    .init(
      "Constipation", OrganClass.gastrointestinal, "便秘", .chemotherapy, 0.22, [82, 17, 1, 0],
      onset: 4, lasting: 9),
    .init(
      "Mucositis oral", OrganClass.gastrointestinal, "口腔黏膜炎", .chemotherapy, 0.09,
      [60, 34, 6, 0], onset: 9, lasting: 9),
    .init(
      "Abdominal pain", OrganClass.gastrointestinal, "腹痛", .chemotherapy, 0.07, [72, 25, 3, 0],
      onset: 8, lasting: 6),
    .init(
      "Anorexia", OrganClass.metabolism, "食欲下降", .chemotherapy, 0.40, [64, 33, 3, 0], onset: 5,
      lasting: 14),
    .init(
      "Hyponatremia", OrganClass.metabolism, "低钠血症", .chemotherapy, 0.13, [80, 4, 15, 1],
      onset: 10, lasting: 8, laboratory: true),
    .init(
      "Hypokalemia", OrganClass.metabolism, "低钾血症", .chemotherapy, 0.12, [66, 22, 10, 2],
      onset: 9, lasting: 7, laboratory: true),
    .init(
      "Hypoalbuminemia", OrganClass.metabolism, "低蛋白血症", .chemotherapy, 0.15, [66, 33, 1, 0],
      onset: 13, lasting: 30, persisting: 0.1, laboratory: true),
    .init(
      "Alopecia", OrganClass.skin, "脱发", .chemotherapy, 0.52, [48, 52, 0, 0], onset: 17,
      lasting: 150, persisting: 0.3),
    .init(
      "Peripheral sensory neuropathy", OrganClass.nervous, "周围神经毒性", .chemotherapy, 0.36,
      [62, 34, 4, 0], onset: 16, lasting: 120, persisting: 0.4),
    .init(
      "Dizziness", OrganClass.nervous, "头晕", .chemotherapy, 0.09, [85, 15, 0, 0], onset: 6,
      lasting: 6),
    .init(
      "Fatigue", OrganClass.general, "乏力", .chemotherapy, 0.50, [65, 32, 3, 0], onset: 5,
      lasting: 20, persisting: 0.05),
    .init(
      "Myalgia", OrganClass.musculoskeletal, "肌肉酸痛", .chemotherapy, 0.13, [78, 21, 1, 0],
      onset: 3, lasting: 5),
    .init(
      "Hiccups", OrganClass.respiratory, "呃逆", .chemotherapy, 0.07, [82, 18, 0, 0], onset: 2,
      lasting: 3),
    .init(
      "Insomnia", OrganClass.psychiatric, "失眠", .chemotherapy, 0.12, [76, 24, 0, 0], onset: 4,
      lasting: 12),
    .init(
      "Creatinine increased", OrganClass.investigations, "肌酐升高", .chemotherapy, 0.10,
      [80, 18, 2, 0], onset: 12, lasting: 18, laboratory: true),
    .init(
      "Tinnitus", OrganClass.ear, "耳鸣", .chemotherapy, 0.04, [80, 20, 0, 0], onset: 10,
      lasting: 60, persisting: 0.3),
    .init(
      "Infusion related reaction", OrganClass.injury, "输液反应", .chemotherapy, 0.05,
      [40, 50, 9, 1], onset: 1, lasting: 1, persisting: 0),
    .init(
      "Urinary tract infection", OrganClass.infections, "尿路感染", .chemotherapy, 0.03,
      [0, 84, 16, 0], onset: 10, lasting: 9),
    .init(
      "Thromboembolic event", OrganClass.vascular, "静脉血栓", .chemotherapy, 0.025,
      [8, 58, 31, 3], onset: 16, lasting: 70, persisting: 0.3),
  ]

  static let immunotherapy: [CataloguedEvent] = [
    .init(
      "Hypothyroidism", OrganClass.endocrine, "甲状腺功能减退", .immunotherapy, 0.17,
      [42, 58, 0, 0], onset: 130, lasting: 160, persisting: 0.7, immune: 0.9),
    .init(
      "Hyperthyroidism", OrganClass.endocrine, "甲状腺功能亢进", .immunotherapy, 0.07,
      [72, 28, 0, 0], onset: 75, lasting: 45, persisting: 0.05, immune: 0.9),
    .init(
      "Adrenal insufficiency", OrganClass.endocrine, "肾上腺皮质功能减退", .immunotherapy, 0.012,
      [8, 92, 0, 0], onset: 190, lasting: 200, persisting: 0.85, immune: 1, hospital: true),
    .init(
      "Rash maculo-papular", OrganClass.skin, "斑丘疹", .immunotherapy, 0.20, [66, 28, 6, 0],
      onset: 45, lasting: 24, immune: 0.35),
    .init(
      "Pruritus", OrganClass.skin, "皮肤瘙痒", .immunotherapy, 0.16, [80, 19, 1, 0], onset: 60,
      lasting: 28, immune: 0.25),
    .init(
      "Pneumonitis", OrganClass.respiratory, "免疫相关性肺炎", .immunotherapy, 0.06,
      [50, 50, 0, 0], onset: 120, lasting: 42, persisting: 0.05, immune: 1, hospital: true),
    .init(
      "Alanine aminotransferase increased", OrganClass.investigations, "谷丙转氨酶升高",
      .immunotherapy, 0.26, [76, 17, 6, 1], onset: 65, lasting: 22, laboratory: true, immune: 0.12),
    .init(
      "Aspartate aminotransferase increased", OrganClass.investigations, "谷草转氨酶升高",
      .immunotherapy, 0.24, [79, 15, 5, 1], onset: 65, lasting: 21, laboratory: true, immune: 0.1),
    .init(
      "Blood bilirubin increased", OrganClass.investigations, "胆红素升高", .immunotherapy, 0.11,
      [76, 21, 3, 0], onset: 70, lasting: 20, laboratory: true),
    .init(
      "Diarrhea", OrganClass.gastrointestinal, "腹泻", .immunotherapy, 0.17, [68, 26, 6, 0],
      onset: 70, lasting: 8),
    .init(
      "Colitis", OrganClass.gastrointestinal, "免疫相关性结肠炎", .immunotherapy, 0.016,
      [5, 55, 40, 0], onset: 110, lasting: 28, immune: 1, hospital: true),
    .init(
      "Lipase increased", OrganClass.investigations, "脂肪酶升高", .immunotherapy, 0.05,
      [55, 24, 17, 4], onset: 100, lasting: 20, laboratory: true, immune: 0.3),
    .init(
      "Sinus tachycardia", OrganClass.cardiac, "窦性心动过速", .immunotherapy, 0.05, [82, 18, 0, 0],
      onset: 70, lasting: 14),
    .init(
      "Fever", OrganClass.general, "发热", .immunotherapy, 0.17, [76, 21, 3, 0], onset: 40,
      lasting: 4),
    .init(
      "Arthralgia", OrganClass.musculoskeletal, "关节痛", .immunotherapy, 0.08, [73, 25, 2, 0],
      onset: 110, lasting: 40, persisting: 0.1, immune: 0.2),
    .init(
      "Hyperglycemia", OrganClass.metabolism, "高血糖", .immunotherapy, 0.11, [58, 34, 7, 1],
      onset: 90, lasting: 40, persisting: 0.15, laboratory: true),
    .init(
      "Proteinuria", OrganClass.renal, "蛋白尿", .immunotherapy, 0.06, [74, 24, 2, 0], onset: 90,
      lasting: 35, persisting: 0.1, laboratory: true),
    .init(
      "Hypertension", OrganClass.vascular, "高血压", .immunotherapy, 0.06, [38, 46, 16, 0],
      onset: 90, lasting: 50, persisting: 0.3),
    .init(
      "Lung infection", OrganClass.infections, "肺部感染", .immunotherapy, 0.09, [0, 67, 30, 3],
      onset: 110, lasting: 16, hospital: true),
    .init(
      "Upper respiratory infection", OrganClass.infections, "上呼吸道感染", .immunotherapy, 0.07,
      [0, 96, 4, 0], onset: 130, lasting: 8),
    .init(
      "CPK increased", OrganClass.investigations, "肌酸激酶升高", .immunotherapy, 0.05,
      [66, 20, 11, 3], onset: 75, lasting: 20, laboratory: true, immune: 0.25),
  ]

  /// Camrelizumab's own; the other inhibitors hardly cause it.
  static let capillaryProliferation = CataloguedEvent(
    "Reactive cutaneous capillary endothelial proliferation", OrganClass.skin,
    "反应性皮肤毛细血管增生症", .immunotherapy, 0.68, [79, 19, 2, 0], onset: 40, lasting: 130,
    persisting: 0.25, immune: 1)

  static let local: [CataloguedEvent] = [
    .init(
      "Esophagitis", OrganClass.gastrointestinal, "放射性食管炎", .chestRadiotherapy, 0.52,
      [44, 46, 10, 0.3], onset: 20, lasting: 28),
    .init(
      "Radiation pneumonitis", OrganClass.respiratory, "放射性肺炎", .chestRadiotherapy, 0.27,
      [56, 34, 9, 1], onset: 85, lasting: 60, persisting: 0.12, hospital: true),
    .init(
      "Cough", OrganClass.respiratory, "咳嗽", .chestRadiotherapy, 0.24, [72, 27, 1, 0], onset: 50,
      lasting: 30),
    .init(
      "Esophageal fistula", OrganClass.gastrointestinal, "食管气管瘘", .chestRadiotherapy, 0.012,
      [0, 25, 55, 20], onset: 120, lasting: 90, persisting: 0.6, hospital: true),
    .init(
      "Esophageal stenosis", OrganClass.gastrointestinal, "食管狭窄", .chestRadiotherapy, 0.05,
      [20, 52, 28, 0], onset: 150, lasting: 90, persisting: 0.5),
    .init(
      "Dermatitis radiation", OrganClass.injury, "放射性皮炎", .radiotherapy, 0.25, [74, 24, 2, 0],
      onset: 22, lasting: 22),
    .init(
      "Pulmonary fibrosis", OrganClass.respiratory, "肺纤维化", .chestRadiotherapy, 0.09,
      [80, 18, 2, 0], onset: 190, lasting: 200, persisting: 0.8),
    .init(
      "Wound complication", OrganClass.injury, "伤口并发症", .operation, 0.09, [48, 42, 10, 0],
      onset: 8, lasting: 16),
    .init(
      "Pleural effusion", OrganClass.respiratory, "胸腔积液", .operation, 0.16, [54, 34, 12, 0],
      onset: 4, lasting: 14),
    .init(
      "Postoperative hemorrhage", OrganClass.injury, "术后出血", .operation, 0.03, [38, 42, 18, 2],
      onset: 1, lasting: 5),
  ]

  static let disease: [CataloguedEvent] = [
    .init(
      "Dysphagia", OrganClass.gastrointestinal, "吞咽困难", .disease, 0.17, [45, 41, 14, 0],
      onset: 190, lasting: 60, persisting: 0.35),
    .init(
      "Weight loss", OrganClass.investigations, "体重下降", .disease, 0.24, [58, 38, 4, 0],
      onset: 90, lasting: 60, persisting: 0.35),
    .init(
      "Back pain", OrganClass.musculoskeletal, "背痛", .disease, 0.08, [55, 37, 8, 0], onset: 160,
      lasting: 45, persisting: 0.25),
    .init(
      "Hoarseness", OrganClass.respiratory, "声音嘶哑", .disease, 0.07, [72, 28, 0, 0], onset: 150,
      lasting: 70, persisting: 0.4),
    .init(
      "Dyspnea", OrganClass.respiratory, "呼吸困难", .disease, 0.05, [48, 34, 16, 2], onset: 200,
      lasting: 20, persisting: 0.2),
    .init(
      "GGT increased", OrganClass.investigations, "谷氨酰转肽酶升高", .disease, 0.09, [62, 26, 12, 0],
      onset: 110, lasting: 40, persisting: 0.2, laboratory: true),
    .init(
      "Gallbladder pain", OrganClass.hepatobiliary, "胆囊疼痛", .disease, 0.012, [55, 40, 5, 0],
      onset: 150, lasting: 10),
  ]

  /// Immune-related events that end treatment, and the grades that do; CTCAE has no rash of grade 4.
  static let stopping: [((entry: CataloguedEvent, grades: ClosedRange<Int>), Double)] = [
    ((named("Pneumonitis"), 2...4), 46),
    ((named("Alanine aminotransferase increased"), 3...4), 14),
    ((named("Colitis"), 3...4), 12), ((myocarditis, 2...4), 14),
    ((named("Rash maculo-papular"), 3...3), 8), ((named("Adrenal insufficiency"), 3...4), 6),
  ]

  /// What everybody has sooner or later.
  static let everyday: [(CataloguedEvent, Double)] = [
    (named("Fatigue"), 4), (named("Anemia"), 3), (named("Anorexia"), 2), (named("Fever"), 1),
  ]

  static func fatal(_ kind: FatalEvent.Kind) -> CataloguedEvent {
    switch kind {
    case .pneumonitis: named("Pneumonitis")
    case .lungInfection: named("Lung infection")
    case .haemorrhage: haemorrhage
    case .sepsis: sepsis
    case .heart: infarction
    }
  }

  /// Never goes on under treatment, so it is none of the ordinary events.
  private static let myocarditis = CataloguedEvent(
    "Myocarditis", OrganClass.cardiac, "免疫相关性心肌炎", .immunotherapy, 0, [0, 45, 38, 17],
    onset: 50, lasting: 30, immune: 1, hospital: true)
  private static let haemorrhage = CataloguedEvent(
    "Esophageal hemorrhage", OrganClass.gastrointestinal, "食管大出血", .disease, 0,
    [0, 0, 50, 50], onset: 120, lasting: 5)
  private static let sepsis = CataloguedEvent(
    "Sepsis", OrganClass.infections, "脓毒血症", .chemotherapy, 0, [0, 0, 50, 50], onset: 20,
    lasting: 12)
  private static let infarction = CataloguedEvent(
    "Myocardial infarction", OrganClass.cardiac, "心肌梗死", .disease, 0, [0, 0, 50, 50],
    onset: 120, lasting: 5)

  private static func named(_ term: String) -> CataloguedEvent {
    all.first { $0.preferredTerm == term } ?? myocarditis
  }
}
