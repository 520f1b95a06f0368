/// What a key can ask for.
package enum Command: Hashable, Sendable {
  case show(Page)
  case nextPage, previousPage
  case up, down, pageUp, pageDown, top, bottom, left, right
  case nextPanel, previousPanel
  case open, back, definition
  case filter
  case narrative, zoomIn, zoomOut, wholeCourse
  case mark, unreviewedOnly, export, copy
  case sort, reverseSort, clearSort
  case listingKind, previousKind, columns, views
  case endpoint, analysisSet, responseInterval, bands
  case adverseEventClass, previousClass, safetyView, previousSafetyView, threshold, foldAll
  case dayBack, dayForward, monthBack, monthForward, newestCutOff
  case help, palette, reload, redraw, suspend, quit
}
