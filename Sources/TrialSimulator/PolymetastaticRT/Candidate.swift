import Glibc
import Statistics

extension PolymetastaticRT {
  /// The covariates of one subject that matching is about.
  struct Candidate: Hashable {
    var age: Int
    var ecog: Int
    var metastases: Int
    var hasLiver: Bool
    var hasBone: Bool
    var hasDysphagia: Bool

    /// More than five metastases; who is in better condition and has symptoms is irradiated.
    static func draw(hasDysphagia: Bool, _ random: inout Xoshiro256) -> Candidate {
      Candidate(
        age: min(84, max(36, Int(random.normal(mean: 62, sd: 8).rounded()))),
        ecog: random.chance(0.5) ? 1 : 0, metastases: 6 + min(14, random.poisson(mean: 4)),
        hasLiver: random.chance(0.35), hasBone: random.chance(0.3), hasDysphagia: hasDysphagia)
    }

    /// The leaning towards radiotherapy, in standard deviations.
    var inclination: Double {
      let value =
        -0.03 * Double(age - 62) - 0.6 * (Double(ecog) - 0.5) - 0.25 * Double(metastases - 10)
        - 0.7 * ((hasLiver ? 1 : 0) - 0.35) + 0.8 * ((hasBone ? 1 : 0) - 0.3)
      return value / 0.82
    }

    /// Log hazard of death against the average subject; the simulator's assumption.
    var prognosis: Double {
      0.35 * (Double(ecog) - 0.5) + 0.05 * Double(metastases - 10)
        + 0.4 * ((hasLiver ? 1 : 0) - 0.35) + 0.15 * ((hasBone ? 1 : 0) - 0.3)
        + 0.2 * ((hasDysphagia ? 1 : 0) - 0.58) + 0.008 * Double(age - 62)
    }

    static func covariates(of candidates: [Candidate]) -> [Covariate] {
      func flag(_ name: String, _ value: (Candidate) -> Bool) -> Covariate {
        Covariate(name: name, categories: candidates.map { value($0) ? "Y" : "N" })
      }
      func number(_ name: String, _ value: (Candidate) -> Int) -> Covariate {
        Covariate(name: name, values: .numeric(candidates.map { Double(value($0)) }))
      }
      return [
        number("age", \.age), number("ecog", \.ecog), number("n_mets", \.metastases),
        flag("liver_metastases", \.hasLiver), flag("bone_metastases", \.hasBone),
        flag("dysphagia_at_baseline", \.hasDysphagia),
      ]
    }
  }
}
