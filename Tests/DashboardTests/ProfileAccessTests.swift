import CohortModel
import Reports
import Terminal
import Testing

@testable import Dashboard

struct ProfileAccessTests {
  private func profile(
    _ id: String, _ access: Access, masking: String?, keys: String = ""
  ) throws -> DashboardState {
    var trial = try FixtureTrial.read()
    trial.study.masking = masking
    var state = try trial.state(.overview, access, width: 140, height: 60)
    state.openProfile(of: id)
    state.press(keys)
    return state
  }

  private static let telling = ["SBRT", "camrelizumab", "200 mg", "40 Gy", "irradiated", "ZZX"]

  @Test(arguments: [Access.pooled, .masked])
  func `without an open label nothing that tells the arm is on the profile`(access: Access) throws {
    for keys in ["", "N", "D"] {
      let state = try profile("101-01", access, masking: "double blind", keys: keys)
      let text = state.picture.lines.joined()
      for word in Self.telling { #expect(!text.contains(word), "\(keys) \(word)") }
      #expect(!text.contains("chemotherapy: related"))
    }
    let state = try profile("101-01", access, masking: nil)
    #expect(state.shows("closed under \(access.title) access: it would tell the arm"))
    #expect(state.shows("to which part: closed"))
  }

  @Test(arguments: [nil, "open label"])
  func `a masked subject has a letter and no treatment`(masking: String?) throws {
    let masked = try profile("101-01", .masked, masking: masking)
    #expect(masked.shows("arm A") && !masked.shows("camrelizumab"))
  }

  @Test func `by arm the arm is named`() throws {
    #expect(try profile("101-01", .byArm, masking: nil).shows("arm ZZX"))
  }

  @Test(arguments: [nil, "open label"], ["101-01", "102-02"])
  func `a record that was opened on a profile shows no more than the profile`(
    masking: String?, id: String
  ) throws {
    let trial = try FixtureTrial.read()
    var state = try profile(id, .pooled, masking: masking, keys: "g")
    for _ in 0..<state.rowCount {
      let reference = try #require(state.profileItem?.reference)
      let popup = state.recordPopup(try trial.history(rowID: reference.rowID))
      let words = popup.lines.map { $0.map(\.text).joined() }
      let hasArmFields = [.subjects, .lesions, .adverseEvents].contains(reference.table)
      #expect(
        words.contains { $0.hasSuffix("closed under pooled access") }
          == (masking == nil && hasArmFields))
      state.press("j")
    }
  }

  @Test func `a treatment's record is closed to who is not on its subject's profile`() throws {
    let trial = try FixtureTrial.read()
    let index = try #require(trial.records.firstIndex { $0.table == .treatments })
    let history = try trial.history(rowID: Int64(index + 1))
    for (state, isShown) in [
      (try trial.state(.listing, width: 140, height: 60), false),
      (try profile("102-02", .pooled, masking: "open label"), false),
      (try profile("101-01", .pooled, masking: "open label"), true),
    ] {
      var state = state
      _ = state.update(.recordLoaded(history))
      #expect(state.shows("Treatment, full record"))
      let popup = state.recordPopup(history).lines.map { $0.map(\.text).joined() }.joined()
      #expect(popup.contains("camrelizumab") == isShown)
    }
  }
}
