import CohortFiles
import CohortModel
import Foundation

/// A trial with what its source printed: a sample by its name, or a folder with a published.toml.
struct PublishedTrial {
  let store: String
  let published: PublishedFigures
  /// Keys of published.toml that were not understood.
  let issues: [ImportIssue]
  private let temporary: TemporaryFolder?

  init(_ name: String) throws {
    let isFolder = FileManager.default.fileExists(atPath: name + "/" + TrialFolder.studyFile)
    guard let folder = isFolder ? name : Places().sample(name) else {
      throw Failure("\(name) is neither a sample trial nor a folder with a study.toml")
    }
    (published, issues) = try TrialFolder(folder).published()
    guard isFolder else {
      temporary = nil
      store = try SampleStore.path(of: name)
      return
    }
    let scratch = try TemporaryFolder()
    temporary = scratch
    store = scratch.path + "/published.trialtop"
    _ = try FolderImport(folder: folder, store: store).run()
  }
}

/// A folder for one run, readable by its owner alone and gone with its last user.
private final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/trialtop-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
