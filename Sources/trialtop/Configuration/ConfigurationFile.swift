import Dashboard
import Foundation
import TOMLKit
import Terminal

/// `config.toml`: from its bytes to a configuration, with warnings for what is not understood.
struct ConfigurationFile {
  let path: String
  /// Whether the person named it, so that it must be there.
  let isNamed: Bool

  /// The file that was named, or the one in the usual place.
  init(named name: String? = nil, _ places: Places = Places()) {
    path = name?.absolutePath ?? places.config + "/config.toml"
    isNamed = name != nil
  }

  /// Never fails: what cannot be read leaves the defaults, and says why.
  func read() -> Configuration {
    var configuration = Configuration()
    configuration.path = path
    configuration.isFound = FileManager.default.fileExists(atPath: path)
    guard configuration.isFound || isNamed else { return configuration }
    do throws(FileIssue) {
      let file = try TOMLText(
        path: path, shape: "write name = value, one a line",
        headers: "the only header of a configuration is [keys]")
      take(file, &configuration)
    } catch {
      configuration.fault = error
    }
    return configuration
  }

  private func take(_ file: TOMLText, _ configuration: inout Configuration) {
    for name in file.root.keys {
      let value = file.root[name]
      if name == "keys" {
        takeKeys(value?.table, file, &configuration)
      } else {
        take(SettingValue(value), name, file, &configuration)
      }
    }
    configuration.warnings = configuration.warnings.inOrder
    configuration.keys.sort { ($0.line ?? .max, $0.name) < ($1.line ?? .max, $1.name) }
  }

  private func take(
    _ value: SettingValue, _ name: String, _ file: TOMLText, _ configuration: inout Configuration
  ) {
    let line = file.line(of: name)
    guard let setting = Setting.named(name) else {
      let known = Setting.all.map(\.name) + ["keys"]
      let advice =
        name.nearest(among: known).map { "did you mean \($0)?" } ?? "`trialtop config` lists them"
      configuration.warnings.append(
        file.issue(line, "there is no setting '\(name.prefix(40))'; \(advice)"))
      return
    }
    configuration.lines[name] = line
    guard !setting.take(value, &configuration) else { return }
    configuration.warnings.append(
      file.issue(line, "\(name) takes \(setting.allowed); using \(setting.standard)"))
  }

  // MARK: - Keys

  private func takeKeys(
    _ table: TOMLTable?, _ file: TOMLText, _ configuration: inout Configuration
  ) {
    guard let table else {
      configuration.warnings.append(
        file.issue(file.line(of: "keys"), "keys is a section: write [keys] on a line of its own"))
      return
    }
    for name in table.keys {
      let line = file.line(of: name, in: "keys")
      if Setting.named(name) != nil {
        configuration.warnings.append(
          file.issue(line, "\(name) is no key; move this line above [keys]"))
        continue
      }
      if let keys = Self.keys(table[name]?.tomlValue) {
        configuration.keys.append(.init(name: name, keys: keys, line: line))
      } else {
        configuration.warnings.append(
          file.issue(
            line,
            "'\(name.prefix(40))' takes a key or a list of keys, such as \"k\" or "
              + "[\"k\", \"up\"]; its usual keys stay"))
      }
    }
  }

  /// nil where anything but text stands there.
  private static func keys(_ value: TOMLValue?) -> [String]? {
    if let text = value?.string { return [text] }
    guard let array = value?.array else { return nil }
    let texts = array.compactMap(\.string)
    return texts.count == array.count ? texts : nil
  }
}

extension SettingValue {
  fileprivate init(_ value: (any TOMLValueConvertible)?) {
    if let text = value?.string {
      self = .text(text)
    } else if let isOn = value?.bool {
      self = .flag(isOn)
    } else if value?.type == .int, let number = value?.int {
      self = .number(number)
    } else {
      self = .other
    }
  }
}
