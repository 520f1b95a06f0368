import Testing

@testable import CohortModel

struct SubjectProfileAccessTests {
  private func profile(_ access: Access, masking: String?) throws -> SubjectProfile {
    var trial = EfficacyFixture()
    trial.study.masking = masking
    trial.study.arms = [Arm(code: "COMB", name: "Both"), Arm(code: "SYST", name: "Drug")]
    trial.subject("R", arm: "SYST")
    trial.subject("S", arm: "COMB") { $0.lungV20 = 12 }
    trial.treatment(of: "S", on: 0, .radiotherapy, agent: "SBRT")
    var lesion = Lesion()
    lesion.subject = "S"
    lesion.lesion = "L1"
    lesion.date = EfficacyFixture.date(-5)
    lesion.isIrradiated = true
    lesion.localTreatmentOn = EfficacyFixture.date(9)
    trial.add(.lesion(lesion))
    var event = AdverseEvent()
    event.subject = "S"
    event.relatedToLocalTreatment = .definite
    trial.add(.adverseEvent(event))
    let cohort = trial.cohort(access)
    return SubjectProfile.make(
      cohort, subject: try #require(cohort.data.subjects.position(of: "S")))
  }

  @Test(arguments: [Access.pooled, .masked], [nil, "double blind", "not open-label"])
  func `what tells the arm is closed unless the study is open label`(
    access: Access, masking: String?
  ) throws {
    let profile = try profile(access, masking: masking)
    #expect(profile.closed.hidesTreatment && !profile.revealsArm)
    #expect(profile.treatments.isEmpty)
    #expect(profile.scans.first?.readings.first?.isIrradiated == nil)
    #expect(profile.adverseEvents.first?.relatedToLocalTreatment == nil)
    #expect(profile.adverseEvents.first?.isRelated == true)
  }

  /// One treatment beside its letter would name the letter for everybody.
  @Test(arguments: [nil, "open label"])
  func `a masked profile has a letter and no treatment`(masking: String?) throws {
    let profile = try profile(.masked, masking: masking)
    #expect(profile.person.plannedArm == "B")
    #expect(profile.closed.hidesTreatment && !profile.revealsArm && profile.treatments.isEmpty)
  }

  @Test func `a pooled profile of an open-label trial shows the treatment and never the arm`()
    throws
  {
    let profile = try profile(.pooled, masking: "none (Open-Label)")
    #expect(profile.revealsArm && profile.person.plannedArm == nil)
    #expect(profile.treatments.map(\.kind) == [.radiotherapy, nil])
    #expect(profile.treatments.map(\.reference.table) == [.treatments, .lesions])
    #expect(profile.adverseEvents.first?.relatedToLocalTreatment == .definite)
  }

  @Test func `by arm nothing is closed`() throws {
    let profile = try profile(.byArm, masking: nil)
    #expect(profile.person.plannedArm == "COMB" && profile.revealsArm)
    #expect(profile.treatments.count == 2 && !profile.closed.hidesTreatment)
  }

  @Test(arguments: [Access.masked, .byArm])
  func `the label of one subject's arm is that of the grouping`(access: Access) {
    var trial = EfficacyFixture()
    trial.study.arms = [Arm(code: "COMB", name: "Both"), Arm(code: "SYST", name: "Drug")]
    for (id, arm) in [("A", "SYST"), ("B", "COMB"), ("C", nil), ("D", "SYST")] {
      trial.subject(id, arm: arm)
    }
    let cohort = trial.cohort(access)
    let ids = cohort.data.subjects.ids
    for set in [AnalysisSet.intentToTreat, .safety] {
      let grouping = cohort.gate.grouping(for: set, of: ids)
      let labels = grouping?.arms.map { arm in arm.flatMap { grouping?.labels[$0] } }
      #expect(labels == ids.map { cohort.gate.arm(of: $0, among: ids, for: set) })
    }
  }

  @Test func `a subject is found by its id alone`() {
    var trial = EfficacyFixture()
    for id in ["b", "a", "c10", "c9"] { trial.subject(id) }
    let cohort = trial.cohort()
    #expect(["a", "b", "c10", "c9"].map { cohort.data.subjects.position(of: $0) } == [0, 1, 2, 3])
    #expect(["", "A", "c", "d"].allSatisfy { cohort.data.subjects.position(of: $0) == nil })
  }
}
