import CohortModel
import Testing

@Suite struct RecistEvaluationTests {
  @Test func `thirty per cent below baseline is partial, less is stable`() {
    var evaluation = RecistEvaluation(baseline: [60, 40], isNodal: [false, false])
    #expect(evaluation.target([41, 30]) == .stable)
    #expect(evaluation.target([40, 30]) == .partial)
  }

  @Test func `exactly thirty per cent is partial whatever the binary fractions`() {
    for baseline in stride(from: 10.0, through: 300, by: 10) {
      var evaluation = RecistEvaluation(baseline: [baseline], isNodal: [false])
      #expect(evaluation.target([baseline / 10 * 7]) == .partial)
    }
  }

  @Test func `progression is measured from the smallest sum and needs five millimetres`() {
    var evaluation = RecistEvaluation(baseline: [40], isNodal: [false])
    #expect(evaluation.target([20]) == .partial)
    #expect(evaluation.target([24]) == .partial)
    #expect(evaluation.target([25]) == .progressive)
  }

  @Test func `twenty per cent of a large sum is needed too`() {
    var evaluation = RecistEvaluation(baseline: [100], isNodal: [false])
    #expect(evaluation.target([119]) == .stable)
    #expect(evaluation.target([120]) == .progressive)
  }

  @Test func `a node below ten millimetres is gone, another lesion only at zero`() {
    var evaluation = RecistEvaluation(baseline: [20, 15], isNodal: [true, false])
    #expect(evaluation.target([9, 1]) == .partial)
    #expect(evaluation.target([9, 0]) == .complete)
  }

  @Test func `what comes back after complete response is progression`() {
    var evaluation = RecistEvaluation(baseline: [20, 15], isNodal: [true, false])
    #expect(evaluation.target([8, 0]) == .complete)
    var other = evaluation
    #expect(evaluation.target([8, 3]) == .progressive)
    #expect(other.target([13, 0]) == .progressive)
  }

  @Test func `a missing target is not evaluable unless the rest proves progression`() {
    var evaluation = RecistEvaluation(baseline: [30, 20], isNodal: [false, false])
    #expect(evaluation.target([30, nil]) == .notEvaluable)
    #expect(evaluation.target([61, nil]) == .progressive)
  }

  @Test func `the overall response follows the table of RECIST`() {
    typealias Recist = RecistEvaluation
    let nonComplete = Response.nonCompleteNonProgressive
    #expect(Recist.overall(target: .complete, nonTarget: nonComplete, newLesion: false) == .partial)
    #expect(Recist.overall(target: .complete, nonTarget: nil, newLesion: false) == .complete)
    #expect(Recist.overall(target: .partial, nonTarget: nil, newLesion: true) == .progressive)
    #expect(Recist.overall(target: nil, nonTarget: nonComplete, newLesion: false) == nonComplete)
    #expect(
      Recist.overall(target: .notEvaluable, nonTarget: .complete, newLesion: false)
        == .notEvaluable)
  }
}
