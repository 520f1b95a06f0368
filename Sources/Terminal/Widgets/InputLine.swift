/// A line to type into, and below it a caret under the character that is wrong.
package struct InputLine: Widget {
  package var prompt: String
  package var text: String
  /// Characters before the cursor.
  package var cursor: Int
  package var fault: Fault?

  package struct Fault: Hashable, Sendable {
    /// Characters before the wrong one.
    package let position: Int
    package let message: String

    package init(position: Int, message: String) {
      self.position = position
      self.message = message
    }
  }

  package init(prompt: String, text: String, cursor: Int, fault: Fault? = nil) {
    self.prompt = prompt
    self.text = text
    self.cursor = cursor
    self.fault = fault
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.within(area) { buffer in
      let start = buffer.put(prompt, x: area.x, y: area.y, role: .hintKey)
      let field = Rect(
        x: area.x + start, y: area.y, width: area.width - start, height: area.height)
      let shift = max(0, columns(before: cursor, buffer) - max(0, field.width - 1))
      drawText(field, shift: shift, &buffer)
      if let fault, area.height > 1 { draw(fault, area, field, shift: shift, &buffer) }
    }
  }

  private func drawText(_ field: Rect, shift: Int, _ buffer: inout Buffer) {
    let cursorX = field.x + columns(before: cursor, buffer) - shift
    buffer.within(field) { buffer in
      buffer.put(text, x: field.x - shift, y: field.y, role: .input)
      buffer.recolour(Rect(x: cursorX, y: field.y, width: 1, height: 1), role: .cursor)
      buffer.highlight(Rect(x: cursorX, y: field.y, width: 1, height: 1))
    }
  }

  private func draw(
    _ fault: Fault, _ area: Rect, _ field: Rect, shift: Int, _ buffer: inout Buffer
  ) {
    let column = field.x + columns(before: fault.position, buffer) - shift
    let caret = min(max(area.x, column), max(area.x, area.maxX - 1))
    buffer.put("^", x: caret, y: area.y + 1, role: .error)
    let width = buffer.columns(of: fault.message)
    let fitsRight = caret + 2 + width <= area.maxX
    let fitsLeft = caret - 1 - width >= area.x
    let x = fitsRight || !fitsLeft ? caret + 2 : caret - 1 - width
    buffer.put(fault.message, x: x, y: area.y + 1, role: .error, limit: max(0, area.maxX - x))
  }

  private func columns(before position: Int, _ buffer: Buffer) -> Int {
    buffer.columns(of: text.prefix(max(0, position)))
  }
}
