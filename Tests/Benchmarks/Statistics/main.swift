// Answers each kernel's name on standard input with its seconds and one number of its result.
// Usage: StatisticsBenchmark ROWS FOLDER; writes the columns into the folder for the peers first.
import Foundation

let arguments = CommandLine.arguments
guard arguments.count == 3, let rows = Int(arguments[1]), rows > 0 else {
  FileHandle.standardError.write(Data("usage: StatisticsBenchmark ROWS FOLDER\n".utf8))
  exit(2)
}
let columns = Columns(rows: rows, seed: 1)
try columns.write(to: URL(filePath: arguments[2]))
let kernels = Kernels(columns)

/// At once, for the peers take turns.
func answer(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

answer("trialtop")
while let name = readLine() {
  let clock = ContinuousClock()
  let begin = clock.now
  let value = try kernels.value(of: name)
  let seconds = (clock.now - begin) / .seconds(1)
  answer(value.map { "\(seconds) \($0)" } ?? "none")
}
