/// The device at the other end: a terminal through curses, or a recorder in tests.
package protocol Display: AnyObject {
  var size: Size { get }

  /// Shows the buffer, writing only what differs from what was shown before.
  func show(_ buffer: Buffer)

  /// Gives the terminal back as it was found; safe to call twice.
  func close()
}
