/// The configuration with nothing changed, as a file with comments to begin from.
enum ConfigurationText {
  static let text =
    head + Setting.all.map(entry).joined(separator: "\n") + "\n" + keys

  private static let head = """
    # Settings of trialtop. Save as $XDG_CONFIG_HOME/trialtop/config.toml (by default
    # ~/.config/trialtop/config.toml) and take the # away from what you change.
    # trialtop reads this file and never writes it; `trialtop doctor` checks it.


    """

  private static func entry(_ setting: Setting) -> String {
    setting.explanation.map { "# \($0)\n" }.joined() + "#\(setting.name) = \(setting.standard)\n"
  }

  private static let keys = """
    # Keys: the name of a command, and a key or a list of keys; `trialtop keys` lists both.
    # A key is one character, ctrl- with a letter, f1 to f12, space, enter, esc, tab,
    # shift-tab, up, down, left, right, pageup, pagedown, home or end.
    #[keys]
    #up = ["up", "k"]

    """
}
