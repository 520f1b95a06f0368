import Foundation

/// A program that a test has started; ended with the test.
final class ChildProcess {
  struct Failure: Error {
    let message: String
  }

  let id: pid_t
  private var rawStatus: Int32?

  /// - Parameters:
  ///   - output: the file that takes standard output.
  ///   - errors: the file that takes standard error.
  init(
    _ words: [String], environment: [String: String], output: String, errors: String
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    let mode = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, output, mode, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, mode, 0o600)
    // The threads of a test hold signals back, and a child would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let variables = environment.map { "\($0.key)=\($0.value)" }
    var id: pid_t = 0
    let code = ChildProcess.withPointers(words) { words in
      ChildProcess.withPointers(variables) { variables in
        posix_spawnp(&id, words[0]!, &actions, &attributes, words, variables)
      }
    }
    guard code == 0 else { throw Failure(message: String(cString: strerror(code))) }
    self.id = id
  }

  private static func withPointers<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }

  deinit {
    guard isRunning else { return }
    kill()
    var status: Int32 = 0
    waitpid(id, &status, 0)
  }

  var isRunning: Bool {
    guard rawStatus == nil else { return false }
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return true }
    rawStatus = status
    return false
  }

  func kill() {
    Foundation.kill(id, SIGKILL)
  }

  /// The exit code once it has ended; 128 and the signal's number where a signal ended it.
  func exitCode(within seconds: Int = 120) throws -> Int32 {
    try ChildProcess.wait(within: seconds, for: "the end of process \(id)") { !isRunning }
    guard let status = rawStatus else { return -1 }
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
  }

  /// Returns as soon as the condition holds.
  static func wait(
    within seconds: Int, for what: String, until condition: () throws -> Bool
  ) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
      guard ContinuousClock.now < deadline else {
        throw Failure(message: "waited \(seconds) s for \(what)")
      }
      usleep(1000)
    }
  }

  /// Bytes that it has read so far, by the kernel's books.
  var bytesRead: Int {
    let books = (try? String(contentsOfFile: "/proc/\(id)/io", encoding: .utf8)) ?? ""
    let line = books.split(separator: "\n").first { $0.hasPrefix("rchar: ") }
    return line.flatMap { Int($0.dropFirst("rchar: ".count)) } ?? 0
  }
}
