/// A label, its number and share, and the share again as a bar; the bar gives way first.
package struct BarRow: Widget {
  package var label: String
  package var number: String
  package var share: String
  package var fraction: Double
  package var labelWidth: Int
  package var numberWidth: Int
  package var shareWidth: Int
  package var role: Role
  /// What the number is about.
  package var link: Link?

  package init(
    label: String, number: String, share: String = "", fraction: Double, labelWidth: Int = 12,
    numberWidth: Int = 4, shareWidth: Int = 5, role: Role = .barFill, link: Link? = nil
  ) {
    self.label = label
    self.number = number
    self.share = share
    self.fraction = fraction
    self.labelWidth = labelWidth
    self.numberWidth = numberWidth
    self.shareWidth = shareWidth
    self.role = role
    self.link = link
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.within(area) { buffer in
      let numbers = numberWidth + (shareWidth > 0 ? shareWidth + 1 : 0)
      let label = min(labelWidth, max(0, area.width - numbers - 1))
      buffer.put(self.label, x: area.x, y: area.y, limit: label, truncation: .middle)
      var x = area.x + label + (label > 0 ? 1 : 0)
      buffer.put(number, x: x, y: area.y, limit: numberWidth, alignment: .right)
      buffer.declare(link, in: Rect(x: x, y: area.y, width: numberWidth, height: 1))
      x += numberWidth
      if shareWidth > 0 {
        buffer.put(
          share, x: x + 1, y: area.y, role: .muted, limit: shareWidth, alignment: .right)
        x += shareWidth + 1
      }
      let bar = Gauge.bar(fraction: fraction, width: area.maxX - x - 2)
      buffer.put(bar, x: x + 2, y: area.y, role: role)
    }
  }
}
