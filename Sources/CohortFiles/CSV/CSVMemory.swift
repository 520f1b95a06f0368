/// Owns the bytes that a reader works in.
final class CSVMemory {
  let bytes: UnsafeMutableBufferPointer<UInt8>

  init(capacity: Int) {
    bytes = .allocate(capacity: capacity)
  }

  deinit {
    bytes.deallocate()
  }
}
