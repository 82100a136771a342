// swift-tools-version: 6.2
import Foundation
import PackageDescription

// CI treats warnings as errors; a user's newer compiler must not fail the build over a new warning.
let warningsAreErrors = ProcessInfo.processInfo.environment["MOCKCHECK_WARNINGS_AS_ERRORS"] == "1"

let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

/// HTTPS and HTTP/2, without which a first build takes a third of the time: off unless `--traits TLS` asks for them, as
/// `make test`, `make release` and `make install` do.
let tlsTrait = Trait.trait(name: "TLS", description: "HTTPS with HTTP/2 (--tls-cert, --tls-key)")
let tls = TargetDependencyCondition.when(traits: ["TLS"])

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")

/// The control plane's web page, which is part of the program.
let pageResources: [Resource] =
    ["page.css", "page.js"].map { .embedInCode("Page/\($0)") }
    + [
        "frame", "launch", "mocks", "new", "made", "mock", "delete", "usage", "calls", "call", "problem", "request",
        "sign-in",
        "attempt", "example",
    ].map { .embedInCode("Page/Templates/\($0).mustache") }

let package = Package(
    name: "mockcheck",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "mockcheck", targets: ["mockcheck"])],
    traits: [tlsTrait],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "CZlib"),
        .target(name: "XMLSupport", dependencies: ["CLibXML2"], swiftSettings: settings),
        .target(name: "HTTPMessage", swiftSettings: settings),
        .target(
            name: "PostmanModel",
            dependencies: ["HTTPMessage"], swiftSettings: settings),
        .target(
            name: "MockCore", dependencies: ["HTTPMessage", "PostmanModel", "XMLSupport"], swiftSettings: settings),
        .target(
            name: "HTTPWire",
            dependencies: [
                "CEpoll", "CZlib", "HTTPMessage", nioCore, nioPosix,
                .product(name: "NIOTLS", package: "swift-nio", condition: tls),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: tls),
            ],
            swiftSettings: settings),
        .target(
            name: "MockStore",
            dependencies: [
                "HTTPMessage", "MockCore", "PostmanModel", "MockFiles", systemPackage, nioCore, nioPosix,
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: tls),
            ],
            swiftSettings: settings),
        .target(
            name: "MockServer",
            dependencies: [
                "HTTPMessage", "HTTPWire", "MockCore", "PostmanModel", "MockStore",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: pageResources, swiftSettings: settings),
        .target(
            name: "MockFiles", dependencies: ["HTTPMessage", "MockCore", "PostmanModel", "Yams"],
            swiftSettings: settings),
        .target(
            name: "Verification",
            dependencies: [
                "HTTPMessage", "HTTPWire", "PostmanModel", "XMLSupport", systemPackage,
            ],
            resources: [
                .embedInCode("Reporters/HTML/report.css"), .embedInCode("Reporters/HTML/report.js"),
                .embedInCode("Reporters/JUnit/mockcheck-junit.xsd"),
            ], swiftSettings: settings),
        .target(
            name: "Linting",
            dependencies: [
                "HTTPMessage", "MockCore", "PostmanModel", "MockFiles", "XMLSupport",
            ],
            swiftSettings: settings),
        .target(
            name: "Comparing", dependencies: ["HTTPMessage", "MockCore", "PostmanModel", "XMLSupport"],
            swiftSettings: settings),
        .target(
            name: "MockcheckKit",
            dependencies: [
                "Comparing", "HTTPMessage", "HTTPWire", "Linting", "MockCore", "MockFiles", "MockServer", "MockStore",
                "PostmanModel", "Verification", "XMLSupport", systemPackage,
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "mockcheck",
            dependencies: [
                "HTTPWire", "Linting", "MockFiles", "MockServer", "MockStore", "MockcheckKit", "PostmanModel",
                "Verification", "XMLSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(name: "ForeignTools", path: "Tests/ForeignTools", swiftSettings: settings),
        .testTarget(name: "HTTPMessageTests", dependencies: ["ForeignTools", "HTTPMessage"], swiftSettings: settings),
        .testTarget(name: "XMLSupportTests", dependencies: ["XMLSupport"], swiftSettings: settings),
        .testTarget(
            name: "PostmanModelTests", dependencies: ["HTTPMessage", "PostmanModel", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "MockCoreTests", dependencies: ["HTTPMessage", "MockCore", "PostmanModel", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "HTTPWireTests",
            dependencies: [
                "ForeignTools", "HTTPMessage", "HTTPWire", nioCore, nioPosix,
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "MockStoreTests",
            dependencies: [
                "HTTPMessage", "MockCore", "PostmanModel", "MockFiles", "MockStore", "TestSupport", systemPackage,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "MockServerTests",
            dependencies: [
                "ForeignTools", "HTTPMessage", "HTTPWire", "MockCore", "PostmanModel", "MockServer", "MockStore",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "MockFilesTests",
            dependencies: ["Comparing", "HTTPMessage", "MockCore", "PostmanModel", "MockFiles"],
            swiftSettings: settings),
        .testTarget(
            name: "VerificationTests",
            dependencies: [
                "HTTPMessage", "HTTPWire", "MockCore", "PostmanModel", "MockFiles", "MockServer", "TestSupport",
                "Verification", "XMLSupport", nioCore,
            ],
            exclude: ["Promises/case-ids.txt", "Promises/promise-ids.txt"], swiftSettings: settings),
        .testTarget(
            name: "LintingTests", dependencies: ["HTTPMessage", "Linting", "MockCore", "PostmanModel", "MockFiles"],
            swiftSettings: settings),
        .testTarget(
            name: "ComparingTests",
            dependencies: ["Comparing", "HTTPMessage", "MockCore", "MockFiles", "PostmanModel", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "MockcheckKitTests",
            dependencies: [
                "HTTPMessage", "HTTPWire", "MockCore", "MockFiles", "MockServer", "MockcheckKit", "PostmanModel",
                "TestSupport", "Verification",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "ForeignTools", "HTTPMessage", "HTTPWire", "MockCore", "MockFiles", "PostmanModel", "MockServer",
                "Verification",
                "MockcheckKit", "TestSupport", "mockcheck", nioCore, nioPosix,
            ],
            exclude: [
                "Browser/browser.py", "Browser/crowd.py", "Browser/journey.py", "ClientRuns/Recordings",
                "Targets/mutations.py", "Targets/hostile.py",
                "Targets/foreign.py",
            ],
            swiftSettings: settings),
    ]
)

// Benchmarks are built on request only, so that nobody's first build waits for them (Tests/Benchmarks/run).
if ProcessInfo.processInfo.environment["MOCKCHECK_BENCHMARKS"] == "1" {
    package.targets.append(
        .executableTarget(
            name: "mockcheck-benchmarks",
            dependencies: ["HTTPMessage", "MockCore", "PostmanModel", "MockFiles", "Verification"],
            path: "Tests/Benchmarks",
            exclude: ["load", "run", "Serving"], swiftSettings: settings))
}
