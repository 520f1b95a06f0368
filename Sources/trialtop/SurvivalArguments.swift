import ArgumentParser

/// `AGE,SEX`: names of columns; one that holds a comma stands in double quotes.
struct ColumnList: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    var names: [String] = [""]
    var isQuoted = false
    for character in argument {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: names.append("")
      default: names[names.count - 1].append(character)
      }
    }
    let isSound = !isQuoted && !names.contains("") && Set(names).count == names.count
    guard isSound else { return nil }
    self.names = names
  }
}

/// A time of the file's unit: a finite number, 0 or more.
struct Time: ExpressibleByArgument {
  let value: Double

  init?(argument: String) {
    guard let value = Double(argument), value.isFinite, value >= 0 else { return nil }
    self.value = value
  }
}

/// `12,24`: times of the file's unit.
struct TimeList: ExpressibleByArgument {
  let times: [Double]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let times = parts.map { Time(argument: String($0))?.value }
    guard times.allSatisfy({ $0 != nil }) else { return nil }
    self.times = times.compactMap(\.self)
  }
}
