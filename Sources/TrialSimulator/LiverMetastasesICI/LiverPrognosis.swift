import CohortModel
import Statistics

/// The Cox models of overall survival that the cohort must give: the published four protective and
/// significant, alone and together, and nothing else.
struct LiverPrognosis {
  private let members: [LiverMember]

  init(_ members: [LiverMember]) {
    self.members = members
  }

  static let published = ["kps", "local_therapy", "cmt_cycles", "ici_cycles"]

  var covariates: [Covariate] {
    [
      number("age") { Double($0.baseline.age) },
      flag("male") { $0.baseline.sex == .male },
      flag("kps") { $0.baseline.isFit },
      number("liver_mets") { Double($0.baseline.liverMetastases) },
      flag("extrahepatic_mets") { !$0.baseline.otherOrgans.isEmpty },
      flag("prior_surgery") { $0.baseline.hadSurgery },
      Covariate(name: "differentiation", categories: members.map(\.baseline.differentiation)),
      flag("local_therapy") { $0.course.localOn != nil },
      number("cmt_cycles") { Double($0.chemotherapyCycles) },
      number("ici_cycles") { Double($0.inhibitorCycles) },
    ]
  }

  var holds: Bool {
    guard let together = fit(covariates), together.terms.allSatisfy(isAsPublished) else {
      return false
    }
    return covariates.allSatisfy { fit([$0])?.terms.allSatisfy(isAsPublished) ?? false }
  }

  func fit(_ covariates: [Covariate]) -> CoxFit? {
    let times = members.map(\.course.survival)
    let data = CoxData(
      times: times.map { Double($0.time) }, events: times.map { $0.kind == .event },
      design: DesignMatrix(covariates, rows: members.count))
    return CoxModel(data).fit
  }

  private func isAsPublished(_ term: CoxFit.Term) -> Bool {
    guard let p = term.pValue, let coefficient = term.coefficient else { return false }
    return LiverPrognosis.published.contains(term.name)
      ? p < LiverTargets.significant && coefficient < 0 : p > LiverTargets.notSignificant
  }

  private func number(_ name: String, _ value: (LiverMember) -> Double) -> Covariate {
    Covariate(name: name, values: .numeric(members.map(value)))
  }

  private func flag(_ name: String, _ isSet: (LiverMember) -> Bool) -> Covariate {
    number(name) { isSet($0) ? 1 : 0 }
  }
}
