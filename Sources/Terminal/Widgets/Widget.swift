/// Something that draws itself into an area and nowhere else, at any size down to nothing.
package protocol Widget {
  func draw(in area: Rect, of buffer: inout Buffer)
}
