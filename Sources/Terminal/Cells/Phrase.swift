/// A text some of whose words can be asked about: `"median \(months, link) mo"`.
package struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
  package var spans: [Span]

  package init(_ spans: [Span] = []) {
    self.spans = spans
  }

  package init(_ text: String) {
    spans = [Span(text)]
  }

  package init(stringLiteral text: String) {
    spans = [Span(text)]
  }

  package init(stringInterpolation: Interpolation) {
    spans = stringInterpolation.spans
  }

  package var text: String { spans.map(\.text).joined() }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(left.spans + right.spans)
  }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var spans: [Span] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { spans.append(Span(text)) }
    }

    package mutating func appendInterpolation(_ text: some CustomStringConvertible) {
      appendLiteral(text.description)
    }

    package mutating func appendInterpolation(_ phrase: Phrase) {
      spans += phrase.spans
    }

    package mutating func appendInterpolation(_ text: some CustomStringConvertible, _ link: Link?) {
      spans.append(Span(text.description, link: link))
    }
  }
}

extension [Phrase] {
  package func joined(separator: String) -> Phrase {
    enumerated().reduce(into: Phrase()) { whole, part in
      if part.offset > 0 { whole.spans.append(Span(separator)) }
      whole.spans += part.element.spans
    }
  }
}

extension Buffer {
  /// Draws the phrase as its text would be drawn, all in one role, and returns the columns it takes.
  @discardableResult
  package mutating func put(
    _ phrase: Phrase, x: Int, y: Int, role: Role = .text, limit: Int? = nil
  ) -> Int {
    let columns = put(phrase.text, x: x, y: y, role: role, limit: limit)
    declare(phrase, x: x, y: y, columns: columns)
    return columns
  }

  /// Declares the links of a phrase that was drawn; a number that was cut is another number.
  mutating func declare(_ phrase: Phrase, x: Int, y: Int, columns: Int) {
    let isCut = columns < self.columns(of: phrase.text)
    var used = 0
    for span in phrase.spans {
      let width = self.columns(of: span.text)
      if used + width <= columns - (isCut ? 1 : 0) {
        declare(span.link, in: Rect(x: x + used, y: y, width: width, height: 1))
      }
      used += width
    }
  }
}

extension Paragraph {
  /// The lines that the text alone would have, with its spans.
  package static func wrap(_ phrase: Phrase, width: Int) -> [Phrase] {
    let scalars = phrase.spans.enumerated().flatMap { index, span in
      span.text.unicodeScalars.map { (scalar: $0, span: index) }
    }
    var next = 0
    return wrap(phrase.text, width: width).map { line in
      var spans: [Span] = []
      var current: (span: Int, text: String.UnicodeScalarView)?
      let close = {
        guard let current else { return }
        let span = phrase.spans[current.span]
        spans.append(Span(String(current.text), span.role, link: span.link))
      }
      for scalar in line.unicodeScalars {
        // Blanks where a line ends are in no line.
        while next < scalars.count, scalars[next].scalar != scalar { next += 1 }
        guard next < scalars.count else { break }
        if current?.span != scalars[next].span {
          close()
          current = (scalars[next].span, String.UnicodeScalarView())
        }
        current?.text.append(scalar)
        next += 1
      }
      close()
      return Phrase(spans)
    }
  }
}
