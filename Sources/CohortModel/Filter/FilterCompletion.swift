/// One way to go on with a filter that is being typed.
package struct FilterCompletion: Equatable, Sendable {
  /// What to write from `position` on.
  package var text: String
  package var help: String
  /// Offset in characters where the unfinished word starts.
  package var position: Int
}

extension Filter {
  /// Fields that may be named under the gate of a cohort, for help.
  package static func fields(for cohort: Cohort) -> [FilterField] {
    FilterFields(of: cohort).open
  }

  /// Names that continue the text before the cursor, or values after a comparison.
  package static func completions(
    of text: String, for cohort: Cohort, limit: Int = 20
  ) -> [FilterCompletion] {
    guard let tokens = try? FilterToken.tokens(of: text) else { return [] }
    let unfinished = UnfinishedTerm(tokens, of: text)
    let fields = Filter.fields(for: cohort)
    let offered: [FilterCompletion]
    if let name = unfinished.field {
      let field = fields.first { $0.isCalled(name) }
      offered = (field?.knownValues(cohort) ?? []).map {
        FilterCompletion(text: $0.quotedForFilter, help: name, position: unfinished.position)
      }
    } else {
      offered = fields.map {
        FilterCompletion(text: $0.name, help: $0.help, position: unfinished.position)
      }
    }
    return Array(offered.filter { $0.continues(unfinished.prefix) }.prefix(limit))
  }
}

extension FilterCompletion {
  fileprivate func continues(_ prefix: String) -> Bool {
    let plain = text.first == "\"" ? text.dropFirst() : text[...]
    return plain.lowercased().hasPrefix(prefix.lowercased())
  }
}

/// The end of a filter in progress: a name begun, or a value begun after a field and an operator.
private struct UnfinishedTerm {
  var field: String?
  var prefix = ""
  var position: Int

  init(_ tokens: [FilterToken], of text: String) {
    position = text.count
    var rest = tokens[...]
    if let last = rest.last, case .word(let word) = last.kind, text.last?.isWhitespace == false {
      prefix = word
      position = last.position
      rest = rest.dropLast()
    }
    guard case .comparison? = rest.last?.kind else { return }
    switch rest.dropLast().last?.kind {
    case .word(let name)?, .text(let name)?: field = name
    default: break
    }
  }
}

extension FilterField {
  fileprivate func knownValues(_ cohort: Cohort) -> [String] {
    switch kind {
    case .flag: ["yes", "no", "missing"]
    case .code(let words): words + ["missing"]
    case .relatedness: Relatedness.allCases.map(\.rawValue) + ["missing"]
    case .number, .date: ["missing"]
    case .text, .verbatim: words(of: cohort).sorted() + ["missing"]
    }
  }

  private func words(of cohort: Cohort) -> Set<String> {
    guard case .words(let test) = values(cohort, cohort.study.defaultSet) else { return [] }
    let collected = Collected()
    let visit = test { word in
      collected.words.insert(word)
      return true
    }
    // Columns without a dictionary of words ask row by row.
    if collected.words.isEmpty, about == .subject {
      for subject in 0..<cohort.subjectCount { _ = visit(subject) }
    }
    return collected.words
  }
}

private final class Collected {
  var words: Set<String> = []
}

extension String {
  fileprivate var quotedForFilter: String {
    let isWord = allSatisfy { !$0.isWhitespace && !"&|!()=<>~\"≤≥≠".contains($0) }
    return isWord && !isEmpty
      ? self
      : "\""
        + split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
  }
}
