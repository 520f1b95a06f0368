package import CohortModel

/// The published figures of a trial beside what its rows give.
package struct PublishedCheck: Sendable {
  package struct Line: Sendable {
    package let figure: PublishedFigure
    package let outcome: Result<PublishedValue, PublishedRefusal>
    /// Rounded as the source printed it; nil where it could not be computed.
    package let computed: String?
    package let agreement: PublishedAgreement
  }

  package let document: String
  package let lines: [Line]
  /// What is printed beside a figure and not compared.
  let asides: [String]

  package init(_ published: PublishedFigures, in cohort: Cohort) {
    document = published.document
    var analysis = PublishedAnalysis(cohort)
    lines = published.figures.map { Line($0, analysis.value(of: $0)) }
    asides = published.figures.compactMap { figure in
      analysis.reverseFollowUp(figure).map { days in
        "\(figure.label): reverse Kaplan–Meier gives \(Format.months(days)) months, not compared."
      }
    }
  }

  package func count(_ agreement: PublishedAgreement) -> Int {
    lines.count { $0.agreement == agreement }
  }

  /// Figures that the rows contradict or do not give.
  package var failing: Int { lines.count { !$0.agreement.isGood } }
}

extension PublishedCheck.Line {
  fileprivate init(
    _ figure: PublishedFigure, _ outcome: Result<PublishedValue, PublishedRefusal>
  ) {
    self.figure = figure
    self.outcome = outcome
    switch outcome {
    case .success(let value): (computed, agreement) = figure.compared(value)
    case .failure: (computed, agreement) = (nil, .notComputed)
    }
  }

  /// In the unit of the source, in full precision; nil for a test.
  var value: Double? {
    pValue == nil ? (try? outcome.get()).map(figure.number) : nil
  }

  var pValue: Double? {
    if case .success(.test(let pValue, _)) = outcome { pValue } else { nil }
  }
}
