import Terminal

extension Keymap {
  /// The keys as they are without a configuration, the most important first.
  package static let standard = Keymap(bindings: standardBindings)

  /// Pages with rows to move over.
  private static let lists: Set<Page> = [
    .enrolment, .safety, .listing, .comparison, .subjects, .profile,
  ]

  private static let setHelp =
    "Next analysis set: the page's own, the treated, the matched pairs"

  private static let allButProfile = Set(Page.allCases).subtracting([.profile])

  private static let allButListings = Set(Page.allCases).subtracting([.listing, .subjects])

  private static let allButOverview = Set(Page.allCases).subtracting([.overview])

  private static let standardBindings: [Binding] =
    Page.tabs.map { page in
      Binding(
        .show(page), [.character(Character(String(page.rawValue)))], "Show the page \(page.title)")
    } + [
      Binding(
        .open, [.enter], hint: "open",
        "Open: the subjects behind the number, a subject, a record, or the panel"),
      Binding(
        .filter, [.character("/")], hint: "filter",
        "Filter, such as grade>=3 & related & site=\"SH01\""),
      Binding(
        .mark, [.character("M")], hint: "mark",
        "Mark the record as reviewed, with a note; again to take it back",
        on: [.listing, .profile]),
      Binding(.definition, [.character("D")], hint: "define", "What the number in focus means"),
      Binding(
        .unreviewedOnly, [.character("u")],
        "Show only what you have not reviewed, or all again", on: [.safety, .listing]),
      Binding(
        .export, [.character("x")], "Export what is on show as text, CSV or JSON"),
      Binding(
        .copy, [.character("y")], "Copy the record or the page as text",
        on: Set(Page.allCases).subtracting([.profile])),
      Binding(.back, [.escape], "Close, go back, or clear the filter"),
      Binding(
        .sort, [.character("s")], hint: "sort", "Sort by the next column",
        on: [.enrolment, .safety]),
      Binding(.reverseSort, [.character("S")], "Reverse the order", on: [.enrolment, .safety]),
      Binding(
        .listingKind, [.character("v")], hint: "kind",
        "Next listing: adverse events, serious, immune-related, deaths, deviations",
        on: [.listing]),
      Binding(.previousKind, [.character("V")], "The listing before", on: [.listing]),
      Binding(
        .sort, [.character("s")], hint: "sort",
        "Sort by the column in focus first, then as before; again: the other way round",
        on: [.listing, .subjects]),
      Binding(
        .clearSort, [.character("S")], "Back to the records' own order",
        on: [.listing, .subjects]),
      Binding(
        .columns, [.character("C")], hint: "columns", "Choose the columns",
        on: [.listing, .subjects]),
      Binding(
        .views, [.character("b")], hint: "views", "Saved views: open, save, delete", on: [.listing]),
      Binding(
        .adverseEventClass, [.character("t")], hint: "type",
        "Next type of adverse event: all, treatment-emergent, related, serious …",
        on: [.safety]),
      Binding(.previousClass, [.character("T")], "The type of adverse event before", on: [.safety]),
      Binding(
        .safetyView, [.character("v")], hint: "view",
        "Next view: grades, by arm, overview, rates, onset, cycles …", on: [.safety]),
      Binding(.previousSafetyView, [.character("V")], "The view before", on: [.safety]),
      Binding(
        .threshold, [.character("p")], hint: "at least",
        "Only terms that at least 1, 2, 5, 10 or 20 percent had; again for all", on: [.safety]),
      Binding(
        .foldAll, [.character("z")], "Collapse every organ class, or expand them all",
        on: [.safety]),
      Binding(
        .endpoint, [.character("e")], hint: "endpoint", "Next endpoint of the study file",
        on: [.overview, .survival, .comparison]),
      Binding(.analysisSet, [.character("m")], hint: "set", setHelp, on: [.comparison]),
      Binding(
        .analysisSet, [.character("m")], setHelp,
        on: [.overview, .safety, .listing, .response, .survival]),
      Binding(
        .bands, [.character("c")], hint: "bands", "Show or hide the confidence bands",
        on: [.survival]),
      Binding(
        .responseInterval, [.character("i")], hint: "interval",
        "Next method for the intervals of the rates", on: [.response]),
      Binding(
        .narrative, [.character("N")], hint: "narrative", "The subject's course in plain words",
        on: [.profile]),
      Binding(.copy, [.character("y")], hint: "copy", "Copy the narrative", on: [.profile]),
      Binding(
        .zoomIn, [.character("+"), .character("=")], hint: "zoom",
        "A shorter part of the course, around the selected record; ← and → move along it",
        on: [.profile]),
      Binding(.zoomOut, [.character("-")], "A longer part of the course", on: [.profile]),
      Binding(
        .wholeCourse, [.character("0")], hint: "whole", "The whole course", on: [.profile]),
      Binding(
        .zoomPanel, [.character("+"), .character("=")],
        "Let the panel, chart or table in focus fill the page, or no longer", on: allButProfile),
      Binding(.themes, [.character("X")], "Choose the colours"),
      Binding(.mouse, [.character("%")], "Mouse on or off"),
      Binding(
        .maskIDs, [.character("P")], "Pseudonyms for subjects and sites while others look on"),
      Binding(
        .palette, [.character(":"), .control("p")], hint: "actions",
        "Find any action, page or view by typing a part of its name or of these words"),
      Binding(
        .help, [.character("?")], hint: "help", "The keys of this page and the words of the filter"),
      Binding(.quit, [.character("q")], hint: "quit", "Quit"),
      Binding(
        .dayBack, [.character(","), .character("[")], hint: "day back",
        "Move the data cut-off back a day"),
      Binding(
        .dayForward, [.character("."), .character("]")], hint: "forward",
        "Move the data cut-off forward a day"),
      Binding(.monthBack, [.character("<")], "Move the data cut-off back a month"),
      Binding(.monthForward, [.character(">")], "Move the data cut-off forward a month"),
      Binding(
        .newestCutOff, [.character("0")], "Return to the newest data cut-off", on: allButProfile),
      Binding(.up, [.up, .character("k")], "Up a row, or to the number above"),
      Binding(.down, [.down, .character("j")], "Down a row, or to the number below"),
      Binding(.pageUp, [.pageUp, .control("b")], "Up a page of rows", on: lists),
      Binding(.pageDown, [.pageDown, .control("f")], "Down a page of rows", on: lists),
      Binding(.top, [.home, .character("g")], "First row", on: lists),
      Binding(.bottom, [.end, .character("G")], "Last row", on: lists),
      Binding(
        .left, [.left, .character("h")], "To the column on the left", on: [.listing, .subjects]),
      Binding(
        .right, [.right, .character("l")], "To the column on the right; the list scrolls with it",
        on: [.listing, .subjects]),
      Binding(
        .left, [.left, .character("h")],
        "To the number on the left; from a row's name collapse it, or the panel to the left",
        on: allButListings),
      Binding(
        .right, [.right, .character("l")],
        "To the number on the right; from a collapsed row expand it, or the panel to the right",
        on: allButListings),
      Binding(.nextPanel, [.tab], "Next panel", on: [.overview]),
      Binding(.previousPanel, [.backTab], "Previous panel", on: [.overview]),
      Binding(.nextPage, [.tab], "Next page", on: allButOverview),
      Binding(.previousPage, [.backTab], "Previous page", on: allButOverview),
      Binding(.reload, [.character("r")], hint: "reload", "Read the store again"),
      Binding(.redraw, [.control("l")], "Draw the display again"),
      Binding(.suspend, [.control("z")], "Suspend; fg brings it back"),
    ]
}
