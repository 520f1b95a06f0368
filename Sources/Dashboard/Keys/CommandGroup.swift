/// The parts of the help, in their order.
package enum CommandGroup: CaseIterable, Sendable {
  case moving, page, time, files, program

  package var title: String {
    switch self {
    case .moving: "Moving"
    case .page: "This page"
    case .time: "Time and data"
    case .files: "Files and marks"
    case .program: "Program"
    }
  }
}

extension Command {
  package var group: CommandGroup {
    switch self {
    case .show, .nextPage, .previousPage, .up, .down, .pageUp, .pageDown, .top, .bottom, .left,
      .right, .nextPanel, .previousPanel, .open, .back:
      .moving
    case .definition, .filter, .narrative, .zoomIn, .zoomOut, .wholeCourse, .unreviewedOnly, .sort,
      .reverseSort, .clearSort, .listingKind, .previousKind, .columns, .views, .endpoint,
      .analysisSet, .responseInterval, .bands, .adverseEventClass, .previousClass, .safetyView,
      .previousSafetyView, .threshold, .foldAll:
      .page
    case .dayBack, .dayForward, .monthBack, .monthForward, .newestCutOff, .reload: .time
    case .mark, .export, .copy: .files
    case .help, .palette, .redraw, .suspend, .quit: .program
    }
  }
}
