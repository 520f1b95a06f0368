/// Everything that a terminal sends on behalf of a person.
package enum TerminalInput: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text that was pasted, as it came: it may hold anything.
  case paste(String)
  /// The beginning of something longer, or something that nobody listens to.
  case nothing
}
