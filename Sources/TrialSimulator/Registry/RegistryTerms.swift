/// A term of the registry's invented dictionary, with what is the same for all its events.
struct RegistryTerm: Sendable {
  let preferredTerm: String
  let systemOrganClass: String
  /// As people write it down: spelled this way or that.
  let spellings: [String]
  /// Of grades 1 to 4.
  let grades: CumulativeWeights
  /// Mean length in days.
  let lasting: Double
  let onset: Double
}

/// The dictionary: 27 organ classes of 24 terms, the terms in order of their frequency.
struct RegistryTerms: Sendable {
  private let terms: [RegistryTerm]
  private let frequencies: CumulativeWeights

  init() {
    let classes = RegistryTerms.classes
    terms = (0..<RegistryTerms.count).map { rank in
      // The classes take turns, so that each has terms that are often seen and terms that are not.
      RegistryTerms.term(classes[rank % classes.count], number: rank / classes.count, rank: rank)
    }
    frequencies = CumulativeWeights(terms.indices.map { 1 / Double($0 + 4) })
  }

  static let count = classes.count * signs.count * 4

  func draw(_ random: inout Xoshiro256) -> RegistryTerm {
    terms[frequencies.draw(&random)]
  }

  private static func term(_ group: Group, number: Int, rank: Int) -> RegistryTerm {
    let seats = group.seats
    // A seat and a sign move on together, so that the first terms differ in both.
    let seat = seats[(number + number / signs.count) % seats.count]
    let name = seat + " " + signs[number % signs.count]
    return RegistryTerm(
      preferredTerm: name, systemOrganClass: group.name, spellings: spellings(of: name),
      grades: profiles[rank % profiles.count], lasting: [6, 14, 30, 90][(rank / 3) % 4],
      onset: [0.06, 0.15, 0.3, 0.5][(rank / 5) % 4])
  }

  private static func spellings(of name: String) -> [String] {
    let lower = name.lowercased()
    return [
      name, lower, name.uppercased(), "mild " + lower, "worse " + lower, lower + " since a week",
      lower + ", recurrent", lower + "?",
    ]
  }

  private static let profiles = [
    CumulativeWeights([70, 25, 5, 0]), CumulativeWeights([55, 33, 11, 1]),
    CumulativeWeights([40, 38, 18, 4]), CumulativeWeights([84, 15, 1, 0]),
  ]

  private static let signs = [
    "pain", "disorder", "inflammation", "haemorrhage", "dysfunction", "injury",
  ]

  private struct Group {
    let name: String
    let seats: [String]

    init(_ name: String, _ seats: String...) {
      self.name = name
      self.seats = seats
    }
  }

  /// The 26 classes of CTCAE 5.0 and product issues, the often reported ones first.
  private static let classes = [
    Group(OrganClass.gastrointestinal, "Oesophageal", "Gastric", "Intestinal", "Oral"),
    Group(OrganClass.investigations, "Enzyme test", "Blood test", "Imaging", "Biopsy"),
    Group(OrganClass.general, "Body", "Chest", "Limb", "Infusion site"),
    Group(OrganClass.blood, "Marrow", "Spleen", "Lymph node", "Clotting"),
    Group(OrganClass.respiratory, "Lung", "Pleural", "Tracheal", "Nasal"),
    Group(OrganClass.metabolism, "Appetite", "Electrolyte", "Glucose", "Lipid"),
    Group(OrganClass.skin, "Skin", "Nail", "Hair", "Sweat gland"),
    Group(OrganClass.nervous, "Nerve", "Brain", "Spinal", "Taste"),
    Group(OrganClass.infections, "Lung infection", "Urinary infection", "Sepsis", "Skin infection"),
    Group(OrganClass.musculoskeletal, "Muscle", "Joint", "Bone", "Tendon"),
    Group(OrganClass.vascular, "Venous", "Arterial", "Capillary", "Lymph vessel"),
    Group(OrganClass.injury, "Radiation", "Wound", "Fracture", "Catheter"),
    Group(OrganClass.cardiac, "Heart muscle", "Heart valve", "Pericardial", "Heart rhythm"),
    Group(OrganClass.endocrine, "Thyroid", "Adrenal", "Pituitary", "Parathyroid"),
    Group(OrganClass.hepatobiliary, "Liver", "Bile duct", "Gallbladder", "Portal vein"),
    Group(OrganClass.renal, "Kidney", "Bladder", "Ureter", "Urethral"),
    Group(OrganClass.psychiatric, "Sleep", "Mood", "Anxiety", "Memory"),
    Group("Eye disorders", "Eyelid", "Corneal", "Retinal", "Tear duct"),
    Group(OrganClass.ear, "Middle ear", "Inner ear", "Ear canal", "Balance"),
    Group("Immune system disorders", "Allergy", "Cytokine", "Serum", "Autoimmune"),
    Group(
      "Reproductive system and breast disorders", "Breast", "Uterine", "Testicular", "Prostate"),
    Group("Neoplasms benign, malignant and unspecified", "Tumour", "Leukaemia", "Polyp", "Naevus"),
    Group("Surgical and medical procedures", "Surgery", "Dental", "Stent", "Transfusion"),
    Group("Social circumstances", "Family", "Work", "Housing", "Travel"),
    Group("Congenital, familial and genetic disorders", "Gene", "Inherited", "Familial", "Birth"),
    Group("Pregnancy, puerperium and perinatal conditions", "Womb", "Foetal", "Labour", "Milk"),
    Group("Product issues", "Device", "Package", "Label", "Dose form"),
  ]
}
