import Terminal

extension DashboardState {
  /// Pasted text is one edit of the line that is being typed; elsewhere it is dropped, and never
  /// taken for keys.
  mutating func paste(_ pasted: PastedText) {
    notice = pasted.isCut ? "! Only the first 10 kB of the pasted text were taken." : nil
    if filterInput != nil { return insertIntoFilter(pasted.text) }
    if markInput != nil {
      markInput?.line.insert(pasted.text)
      return
    }
    switch overlay {
    case .views(var choice) where choice.name != nil:
      choice.name?.insert(pasted.text)
      overlay = .views(choice)
    case .palette(var input):
      input.line.insert(pasted.text)
      input.index = 0
      overlay = .palette(input)
    case .help(var reading) where reading.isTyping:
      reading.line.insert(pasted.text)
      (overlay, overlayOffset) = (.help(reading), 0)
    default:
      notice = "! Pasted text was dropped: there is no line to take it; / opens the filter."
    }
  }
}
