/// What a cell means; a `Theme` decides how it looks.
package enum Role: String, CaseIterable, Sendable {
  case text, muted, title, heading, border, accent
  case tabActive, tabInactive, hintKey, hintText
  case selection, cursor, input, match
  case good, warning, error, stale, synthetic, badge
  case grade1, grade2, grade3, grade4, grade5, ungraded
  case series1, series2, series3, series4, seriesBand, axis, censorMark
  case barFill, barTrack, plan
  case responseComplete, responsePartial, responseStable, responseProgressive, responseNone

  /// One ASCII character for the role map of a recorded screen; no two roles share one.
  package var code: Character {
    switch self {
    case .text: "."
    case .muted: "m"
    case .title: "T"
    case .heading: "H"
    case .border: "b"
    case .accent: "a"
    case .tabActive: "A"
    case .tabInactive: "i"
    case .hintKey: "K"
    case .hintText: "k"
    case .selection: "S"
    case .cursor: "C"
    case .input: "I"
    case .match: "M"
    case .good: "g"
    case .warning: "w"
    case .error: "e"
    case .stale: "o"
    case .synthetic: "Y"
    case .badge: "B"
    case .grade1: "1"
    case .grade2: "2"
    case .grade3: "3"
    case .grade4: "4"
    case .grade5: "5"
    case .ungraded: "u"
    case .series1: "p"
    case .series2: "q"
    case .series3: "r"
    case .series4: "s"
    case .seriesBand: "d"
    case .axis: "x"
    case .censorMark: "+"
    case .barFill: "f"
    case .barTrack: "t"
    case .plan: "P"
    case .responseComplete: "c"
    case .responsePartial: "R"
    case .responseStable: "D"
    case .responseProgressive: "G"
    case .responseNone: "N"
    }
  }

  /// The role of the first, second, third and fourth series; further ones begin again.
  package static func series(_ index: Int) -> Role {
    [.series1, .series2, .series3, .series4][((index % 4) + 4) % 4]
  }

  /// The role of a CTCAE grade; anything outside 1–5 is ungraded.
  package static func grade(_ grade: Int?) -> Role {
    switch grade {
    case 1: .grade1
    case 2: .grade2
    case 3: .grade3
    case 4: .grade4
    case 5: .grade5
    default: .ungraded
    }
  }
}
