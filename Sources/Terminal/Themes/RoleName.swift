extension Role {
  /// The role in theme files: `tab-active`, `grade-1`.
  package var name: String {
    rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase || letter.isNumber { name += "-" }
      name += letter.lowercased()
    }
  }

  package init?(name: String) {
    guard let role = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  /// What the role is for, as the comments of theme files say it.
  package var purpose: String {
    switch self {
    case .text: "ordinary text and numbers"
    case .muted: "less important text, zero, not reached"
    case .title: "titles of panels and of the page"
    case .heading: "table headings, the right title of a panel"
    case .border: "frames"
    case .accent: "the focused frame, the sorted column"
    case .tabActive: "the tab of this page (also shown reversed)"
    case .tabInactive: "the other tabs"
    case .hintKey: "keys in the hint line"
    case .hintText: "what the keys do"
    case .selection: "the selected row: laid over the roles of its cells"
    case .cursor: "the mark of the selected row, cursors"
    case .input: "text being typed"
    case .match: "what a search found"
    case .good: "in order, with a check mark"
    case .warning: "with the sign !"
    case .error: "with the sign ✖"
    case .stale: "data older than they should be"
    case .synthetic: "the word SYNTHETIC"
    case .badge: "chips such as pooled"
    case .grade1: "CTCAE grade 1, mild; the digit always stands with it"
    case .grade2: "CTCAE grade 2, moderate"
    case .grade3: "CTCAE grade 3, severe"
    case .grade4: "CTCAE grade 4, life-threatening"
    case .grade5: "CTCAE grade 5, fatal"
    case .ungraded: "adverse events without a grade"
    case .series1: "first curve; told apart by line weight as well"
    case .series2: "second curve"
    case .series3: "third curve"
    case .series4: "fourth curve"
    case .seriesBand: "confidence bands"
    case .axis: "axes, ticks, reference lines"
    case .censorMark: "ticks of censored subjects"
    case .barFill: "bars and sparklines"
    case .barTrack: "the empty rest of a bar"
    case .plan: "planned figures"
    case .responseComplete: "complete response; the letters always stand with it"
    case .responsePartial: "partial response"
    case .responseStable: "stable disease"
    case .responseProgressive: "progressive disease"
    case .responseNone: "not evaluable, not yet assessed"
    }
  }

  /// Drawn as lines and blocks, whose meaning stands beside them as text.
  package var isGraphic: Bool {
    switch self {
    case .border, .barTrack, .barFill, .plan, .seriesBand, .censorMark: true
    default: false
    }
  }
}
