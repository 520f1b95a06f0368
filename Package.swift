// swift-tools-version: 6.2

import PackageDescription

/// Every room compiles in Swift 6 mode with warnings as errors, and imports only what it declares.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    resources: resources, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "trialtop",
  products: [.executable(name: "trialtop", targets: ["trialtop"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CLinux"),
    .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("m")]),

    room("Statistics", ["CBoostMath"]),
    room("CohortModel", ["Statistics"]),
    room("CohortStore", ["CohortModel", .product(name: "GRDB", package: "GRDB.swift")]),
    room("CohortFiles", ["CohortModel", .product(name: "TOMLKit", package: "TOMLKit")]),
    room("TrialSimulator", ["CohortModel", "Statistics"]),
    room("Reports", ["CohortModel", "Statistics"]),
    room("Terminal"),
    room("Dashboard", ["CohortModel", "Reports", "Statistics", "Terminal"]),
    .executableTarget(
      name: "trialtop",
      dependencies: [
        "CLinux", "CNcurses", "CohortFiles", "CohortModel", "CohortStore", "Dashboard", "Reports",
        "Statistics", "Terminal", "TrialSimulator", argumentParser,
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "StatisticsBenchmark", dependencies: ["Statistics"],
      path: "Tests/Benchmarks/Statistics", swiftSettings: strict),

    tests(of: "Statistics", resources: [.copy("Reference")]),
    tests(of: "CohortModel", ["Statistics"]),
    tests(of: "CohortStore", ["CohortModel"]),
    tests(of: "CohortFiles", ["CohortModel"]),
    tests(of: "TrialSimulator", ["CohortModel"]),
    tests(of: "Reports", ["CohortModel", "Statistics"]),
    tests(of: "Terminal"),
    tests(
      of: "Dashboard", ["CohortFiles", "CohortModel", "Reports", "Statistics", "Terminal"],
      exclude: ["Fixture", "Screens"]),
    tests(
      of: "trialtop",
      [
        "CLinux", "CNcurses", "CohortFiles", "CohortModel", "CohortStore", "Dashboard", "Terminal",
      ]),
  ],
  cxxLanguageStandard: .cxx17
)
