import Terminal

/// Samples between two bars exactly 40 columns apart: where the right bar is out of line, this
/// terminal counts the sample's columns otherwise than trialtop does.
struct TestCard {
  let charset: Charset

  static let width = 40
  private static let left = 14

  private static let samples: [(name: String, text: String)] = [
    ("ruler", (1...4).map { "....+....\($0)" }.joined()),
    ("box drawing", "┌─┬─┐ ├─┼─┤ └─┴─┘ ╭╮╰╯ ━┃ ═║╔╗╚╝ ┄┆"),
    ("eighth blocks", "▏▎▍▌▋▊▉█ ▁▂▃▄▅▆▇█ ░▒▓"),
    ("braille", "⠁⠃⠇⡇⡏⡟⡿⣿ ⣀⣠⣤⣴⣶⣾⣿"),
    ("wide", "受试者 安全性 ハザード比 생존"),
    ("combining", "e\u{301} n\u{303} u\u{308} A\u{30A} o\u{302}\u{323} Zu\u{308}rich"),
    ("symbols", "≥ ≤ ± µ † ‡ · … ▲ ▼ ● ○ ✓ ✖"),
    ("unsafe bytes", "a\u{1B}[31mb\u{07}c\u{9B}d\u{202E}e: marks, no colour"),
  ]

  var buffer: Buffer {
    let size = Size(width: Self.left + Self.width + 3, height: Self.samples.count + 2)
    var buffer = Buffer(size: size, charset: charset)
    buffer.put(
      "Every | on the right must stand in one line.", x: 0, y: 0, role: .heading)
    for (row, sample) in Self.samples.enumerated() {
      let y = row + 2
      buffer.put(sample.name, x: 0, y: y, role: .muted)
      buffer.put("|", x: Self.left, y: y)
      buffer.put(sample.text, x: Self.left + 1, y: y, limit: Self.width, truncation: .clip)
      buffer.put("|", x: Self.left + 1 + Self.width, y: y)
    }
    return buffer
  }
}
