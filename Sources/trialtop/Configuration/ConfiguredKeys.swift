import Dashboard

/// The keys with the wishes of a configuration granted, and in words what could not be.
struct ConfiguredKeys {
  var issues: [FileIssue] = []

  init(_ configuration: Configuration) {
    // SEAM: Keymap.standard.remapped(named: wishes) -> (keymap: Keymap, issues: [String])
  }
}
