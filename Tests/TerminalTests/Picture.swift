import Terminal

/// A widget's drawing as trimmed lines, to compare with one written by hand.
func picture(_ widget: some Widget, _ width: Int, _ height: Int, _ charset: Charset = .box)
  -> String
{
  var buffer = Buffer(size: Size(width: width, height: height), charset: charset)
  widget.draw(in: buffer.area, of: &buffer)
  return buffer.lines(trimmed: true).joined(separator: "\n")
}

func roles(_ widget: some Widget, _ width: Int, _ height: Int) -> [String] {
  var buffer = Buffer(size: Size(width: width, height: height))
  widget.draw(in: buffer.area, of: &buffer)
  return buffer.roleLines
}
