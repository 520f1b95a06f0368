// Answers each kernel's name on standard input with its seconds and one number of its result.
// Usage: StatisticsBenchmark ROWS FOLDER; writes the columns into the folder for the peers first.
import Foundation

setvbuf(stdout, nil, _IOLBF, 0)
let arguments = CommandLine.arguments
guard arguments.count == 3, let rows = Int(arguments[1]), rows > 0 else {
  FileHandle.standardError.write(Data("usage: StatisticsBenchmark ROWS FOLDER\n".utf8))
  exit(2)
}
let columns = Columns(rows: rows, seed: 1)
try columns.write(to: URL(filePath: arguments[2]))
let kernels = Kernels(columns)
print("trialtop")
while let name = readLine() {
  let clock = ContinuousClock()
  let begin = clock.now
  let value = try kernels.value(of: name)
  let seconds = (clock.now - begin) / .seconds(1)
  print(value.map { "\(seconds) \($0)" } ?? "none")
}
