/// What a trial's source printed, to be compared with what the rows give.
package struct PublishedFigures: Equatable, Sendable {
  /// Authors or title, year, doi or registry number.
  package var document: String
  package var figures: [PublishedFigure]

  package init(document: String, figures: [PublishedFigure]) {
    self.document = document
    self.figures = figures
  }
}

/// One figure as it was printed, and which number of the analysis it is.
package struct PublishedFigure: Equatable, Sendable {
  /// Whom it is about.
  package enum Population: String, CaseIterable, Sendable {
    case intentToTreat, full, safety, matched
  }

  package enum Unit: Sendable { case none, months, percent }

  package enum Part: String, CaseIterable, Sendable { case estimate, lower, upper }

  /// How words are read that the source has in place of a number. Significant is p < 0.05.
  package enum Claim: String, CaseIterable, Sendable {
    case significantlyHigher, significantlyLower, notSignificant
  }

  package var id: String
  package var label: String
  /// As it stands in the source; empty where it names an endpoint and gives no figure.
  package var printed: String
  package var unit = Unit.none
  package var quantity: Quantity
  package var population: Population
  /// The code of the arm; nil is everybody.
  package var arm: String?
  /// The code of the arm that it is compared with.
  package var reference: String?
  package var part = Part.estimate
  package var claim: Claim?
  package var denominator = ""
  package var method = ""
  /// What the source leaves open and how it was read.
  package var assumption: String?

  package init(
    id: String, label: String, printed: String, quantity: Quantity, population: Population
  ) {
    self.id = id
    self.label = label
    self.printed = printed
    self.quantity = quantity
    self.population = population
  }
}

extension PublishedFigure {
  /// What is computed.
  package enum Quantity: Equatable, Sendable {
    case count(Measure)
    /// Of the subjects that the measure is counted among.
    case percent(Measure)
    /// A limit of the interval of a percentage, by the study's method.
    case proportionInterval(Measure)
    /// Kaplan–Meier.
    case median(Endpoint.Kind)
    /// The median of the observed times, events and censorings alike.
    case followUp(Endpoint.Kind)
    /// Cox's model with the arm alone, ties of Efron, Wald's interval.
    case hazardRatio(Endpoint.Kind)
    case survivalTest(Endpoint.Kind, SurvivalTest)
    /// That a share of the arm's subjects is that of the reference's.
    case rateTest(Measure, RateTest)
    /// Wald's test of a covariate of the study's multivariate model, as the source has it: with
    /// what came after the start as if known from day 1.
    case covariateTest(Endpoint.Kind, covariate: String)
    case matchedPairs
    /// The place of a term among all terms, by subjects; printed as a word.
    case rank(Measure, within: Int)
  }

  package enum SurvivalTest: Sendable { case coxWald, logRank }

  package enum RateTest: Sendable { case logisticWald, fisher }

  /// Something that subjects have or have not.
  package enum Measure: Hashable, Sendable {
    case enrolled
    /// Sites with at least one enrolled subject.
    case sites
    case response(Response)
    /// Worst related grade among these, nil is any or none stated; of all terms, or of one.
    case relatedEvents(grades: ClosedRange<Int>?, term: String?)
    case improved(SymptomRule)
  }

  package enum Response: String, CaseIterable, Sendable { case orr, dcr, cbr, arr, acr }
}
