/// What the comparison of arms and the search for prognostic factors are about.
package struct ComparisonPlan: Codable, Hashable, Sendable {
  /// Of the study's endpoints; empty is all of them.
  package var endpoints: [Endpoint.Kind] = []
  /// The rows of the Cox table, in its order.
  package var covariates: [ComparisonCovariate] = []
  /// The rows of the forest plot, in its order.
  package var subgroups: [ComparisonSubgroup] = []
  /// Days after the origin, which is day 1, from which the landmark versions count time.
  package var landmarkDays: [Int] = []

  package init() {}
}

/// One explanatory variable of a Cox model, and how it is read off a subject.
package struct ComparisonCovariate: Codable, Hashable, Sendable {
  package enum Coding: Codable, Hashable, Sendable {
    /// A number as it stands; the field by its name in the filter language.
    case numeric(field: String)
    /// Against the reference, or against the first word where none is named. `arm` is the arm as
    /// the gate shows it.
    case categorical(field: String, reference: String?)
    /// Yes or no, by an expression of the filter language on subjects, such as `kps>=70`.
    case indicator(String)
    /// What was received in the course of the trial, and so nothing of the baseline.
    case exposure(Exposure)
  }

  /// Treatments that a subject received, of which the dates are known.
  package struct Exposure: Codable, Hashable, Sendable {
    package var kinds: [TreatmentKind]
    /// Of these agents alone, upper and lower case alike; empty is any.
    package var agents: [String]
    /// The number of cycles so far, else whether anything was received. Rows with one cycle number
    /// are one cycle; a row without is one by its day.
    package var countsCycles: Bool

    package init(kinds: [TreatmentKind], agents: [String] = [], countsCycles: Bool = false) {
      self.kinds = kinds
      self.agents = agents
      self.countsCycles = countsCycles
    }
  }

  package var name: String
  /// As a reader would call it; nil is the name.
  package var label: String?
  package var coding: Coding
  /// Whether it enters the multivariate model.
  package var isMultivariate: Bool
  /// Whether it became known only after the origin, so that a model which takes it as known from
  /// the first day gives those who lived longer the benefit of it (immortal time).
  package var isPostBaseline: Bool

  package init(
    name: String, label: String? = nil, coding: Coding, isMultivariate: Bool = false,
    isPostBaseline: Bool = false
  ) {
    self.name = name
    self.label = label
    self.coding = coding
    self.isMultivariate = isMultivariate
    if case .exposure = coding {
      self.isPostBaseline = true
    } else {
      self.isPostBaseline = isPostBaseline
    }
  }

  package var title: String { label ?? name }
}

/// A partition of the subjects, in each part of which the arms are compared.
package struct ComparisonSubgroup: Codable, Hashable, Sendable {
  package enum Partition: Codable, Hashable, Sendable {
    /// A part for each word of a field.
    case field(String)
    /// A part for each expression of the filter language on subjects. They must not overlap: who
    /// is in several is counted in the first.
    case expressions([String])
  }

  package var label: String
  package var partition: Partition

  package init(label: String, partition: Partition) {
    self.label = label
    self.partition = partition
  }
}

extension Study {
  /// The endpoints that the plan compares, in the order of the study's.
  package var comparedEndpoints: [Endpoint] {
    let kinds = comparison?.endpoints ?? []
    let compared = effectiveEndpoints.filter { kinds.isEmpty || kinds.contains($0.kind) }
    return compared.isEmpty ? effectiveEndpoints : compared
  }
}
