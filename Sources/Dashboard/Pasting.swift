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
    if case .views(var choice)? = overlay, let name = choice.name {
      choice.name = name + pasted.text
      overlay = .views(choice)
      return
    }
    notice = "! Pasted text was dropped: there is no line to take it; / opens the filter."
  }
}
