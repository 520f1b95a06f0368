extension KaplanMeier {
  package struct Step: Equatable, Sendable {
    package let time: Double
    package let atRisk: Int
    package let events: Int
    package let censored: Int
    /// S just after `time`.
    package let survival: Double
    /// Greenwood's sum Σ d / (n (n − d)); infinite where S is 0.
    package let varianceSum: Double
    private let interval: Interval
    private let z: Double

    fileprivate init(_ row: EventTable.Row, _ product: Product, interval: Interval, z: Double) {
      time = row.time
      atRisk = row.atRisk
      events = row.events
      censored = row.censored
      survival = product.survival
      varianceSum = product.varianceSum
      self.interval = interval
      self.z = z
    }

    /// Of S itself, Greenwood; `nil` where S is 0.
    package var standardError: Double? {
      varianceSum.isFinite ? survival * varianceSum.squareRoot() : nil
    }

    /// Worked out when asked for: it costs more than all else in a step.
    package var limits: ConfidenceInterval? {
      interval.limits(survival: survival, varianceSum: varianceSum, z: z)
    }

    package var lower: Double? { limits?.lower }
    package var upper: Double? { limits?.upper }
  }

  /// The running product and sum.
  fileprivate struct Product {
    var survival = 1.0
    var varianceSum = 0.0

    mutating func pass(_ row: EventTable.Row) {
      guard row.events > 0 else { return }
      let atRisk = Double(row.atRisk)
      let survivors = Double(row.atRisk - row.events)
      survival *= survivors / atRisk
      varianceSum += Double(row.events) / (atRisk * survivors)
    }
  }

  /// One step per row of the table, computed from the table when read.
  ///
  /// Only the state before every 64th row is kept, so that a curve takes next to no memory beside
  /// its table; reading in order costs the recurrence alone, reading at an index at most 64 rows.
  package struct Steps: RandomAccessCollection, Equatable, Sendable {
    private static let stride = 64

    fileprivate let rows: EventTable.Rows
    fileprivate let interval: Interval
    fileprivate let z: Double
    private let anchors: [Product]

    init(_ rows: EventTable.Rows, interval: Interval, z: Double) {
      self.rows = rows
      self.interval = interval
      self.z = z
      var anchors: [Product] = []
      anchors.reserveCapacity(rows.count / Self.stride + 1)
      var product = Product()
      for index in rows.indices {
        if index % Self.stride == 0 { anchors.append(product) }
        product.pass(rows[index])
      }
      self.anchors = anchors
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { rows.count }

    package subscript(index: Int) -> Step {
      let anchor = index / Self.stride
      var product = anchors[anchor]
      for passed in anchor * Self.stride...index { product.pass(rows[passed]) }
      return Step(rows[index], product, interval: interval, z: z)
    }

    package func makeIterator() -> Iterator { Iterator(steps: self) }

    package struct Iterator: IteratorProtocol {
      private let steps: Steps
      private var index = 0
      private var product = Product()

      fileprivate init(steps: Steps) {
        self.steps = steps
      }

      package mutating func next() -> Step? {
        guard index < steps.rows.count else { return nil }
        let row = steps.rows[index]
        product.pass(row)
        index += 1
        return Step(row, product, interval: steps.interval, z: steps.z)
      }
    }
  }
}

extension KaplanMeier.Product: Equatable, Sendable {}
