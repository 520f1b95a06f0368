package import CohortModel

/// Reads published.toml: what a trial's source printed, figure by figure.
///
/// A figure that lacks what its computation needs, a wrong type or an unknown word throws with the
/// figure's id and line; an unknown key is a warning. Nothing here is computed.
package enum PublishedFile {
  package static let name = "published.toml"
  private static let file = TOMLFile(name: name)

  /// The figures in their order, and warnings about keys that were not understood.
  package static func read(
    _ text: String
  ) throws -> (published: PublishedFigures, issues: [ImportIssue]) {
    let root = try file.root(text)
    let document = try root.text("document")
    var known: Set<String> = []
    let figures = try root.list("figure").map { block in
      let id = try block.text("id")
      guard known.insert(id).inserted else {
        throw block.failure("id", "is the id of an earlier figure", "give every figure its own")
      }
      return try figure(id, block)
    }
    return (PublishedFigures(document: document, figures: figures), file.unknownKeys(root))
  }

  package static func decoded(_ bytes: [UInt8]) throws -> String {
    try file.decoded(bytes)
  }

  private static func figure(_ id: String, _ block: StudySection) throws -> PublishedFigure {
    do {
      return try PublishedBlock(block).figure(id)
    } catch var error as TrialFolderError {
      error.problem += " in the figure \(id)"
      throw error
    }
  }
}

extension TrialFolder {
  /// What published.toml says; throws where there is none.
  package func published() throws -> (published: PublishedFigures, issues: [ImportIssue]) {
    guard try FolderBytes.names(in: path).contains(PublishedFile.name) else {
      throw TrialFolderError(
        file: PublishedFile.name, problem: "is missing from \(path)",
        remedy: "write there what the trial's source printed; the folders of sample-data show how")
    }
    let bytes = FolderBytes(path: path, files: [PublishedFile.name], progress: { _, _ in })
    return try PublishedFile.read(
      PublishedFile.decoded(bytes.open(PublishedFile.name).rest()))
  }
}
