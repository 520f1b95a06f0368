import CohortFiles
import CohortStore
import Foundation

/// The stores of the sample trials: imported when first asked for, kept by the hash of their input.
enum SampleStore {
  static let defaultStudy = "eso-shanghai20"

  static func path(of study: String, _ places: Places = Places()) throws -> String {
    guard let folder = places.sample(study) else {
      throw Failure(
        "no sample trial \(study) here; set TRIALTOP_SAMPLE_DATA to the folder that holds it")
    }
    let checksum = try TrialFolder(folder).checksums().main
    let store = "\(places.demo)/\(study)-\(checksum.prefix(16)).trialtop"
    if !FileManager.default.fileExists(atPath: store) {
      try places.makeFolder(places.demo)
      _ = try FolderImport(folder: folder, store: store).run()
    }
    return store
  }
}
