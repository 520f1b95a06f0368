import CohortModel
import Terminal

extension DashboardState {
  /// Every key of the page, and the filter language with its fields: both from their tables.
  var helpPopup: Popup {
    let bindings = Keymap.bindings.filter { $0.applies(to: page) }
    let keys = bindings.map { $0.keys.map(\.label).joined(separator: " ") }
    let width = keys.map(\.displayWidth).max() ?? 0
    let lines = zip(bindings, keys).map { binding, keys in
      [
        Span(keys.padded(to: width + 2), .hintKey),
        Span(binding.help),
      ]
    }
    return Popup(
      title: "Keys on \(page.title)", lines: lines + filterHelp, footer: "↑ ↓ scroll · Esc close")
  }

  private var filterHelp: [[Span]] {
    [
      [],
      [Span("The filter", .heading)],
      [Span("& | ! ( )  = != < <= > >=  ~ contains  \"text\" anywhere  field=missing")],
      [Span("Subject terms narrow every N; terms on adverse events choose rows.", .muted)],
    ]
      + Filter.fields(for: cohort).map { field in
        [Span(field.name + " ", .hintKey), Span(field.help, .muted)]
      }
  }
}
