import CohortModel
import Dispatch
import Synchronization
import TrialSimulator

/// The parts of a registry in order, the next one being made while one is used.
struct RegistryParts {
  private let registry: Registry
  private let size: Int
  private var ahead: PartInMaking?

  init(_ registry: Registry, size: Int) {
    self.registry = registry
    self.size = size
    ahead = making(from: 0)
  }

  /// The next part with the number of subjects up to its end; nil after the last.
  mutating func next() -> (part: SimulatedTrial, subjects: Int)? {
    guard let part = ahead else { return nil }
    let made = part.wait()
    ahead = making(from: part.end)
    return (made, part.end)
  }

  private func making(from start: Int) -> PartInMaking? {
    guard start < registry.subjects else { return nil }
    return PartInMaking(registry, start..<min(start + size, registry.subjects))
  }
}

/// A part that another thread is making.
private final class PartInMaking: Sendable {
  let end: Int
  private let group = DispatchGroup()
  private let part = Mutex<SimulatedTrial?>(nil)

  init(_ registry: Registry, _ indices: Range<Int>) {
    end = indices.upperBound
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let made = registry.part(indices)
      part.withLock { $0 = made }
    }
  }

  func wait() -> SimulatedTrial {
    group.wait()
    guard let made = part.withLock({ $0 }) else { preconditionFailure("the group has ended") }
    return made
  }
}
