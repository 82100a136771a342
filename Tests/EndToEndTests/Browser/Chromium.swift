import Foundation
import TestSupport

/// A headless Chromium with a profile of its own, at one page until it is let go.
final class Chromium {
    /// Where Chromium is; nil where it is not installed.
    static let program = [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ].first { FileManager.default.isExecutableFile(atPath: $0) }

    private let process = Process()
    private let profile: TestFolder

    init(at url: String) throws {
        profile = try TestFolder()
        process.executableURL = URL(filePath: Self.program ?? "/usr/bin/chromium")
        process.arguments = Self.arguments(profile: profile) + ["--remote-debugging-port=0", url]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        process.terminate()
        // The profile is removed next, and must not be written to any more.
        process.waitUntilExit()
    }

    /// Alone with its page: no first-run window, no calls home.
    private static func arguments(profile: TestFolder) -> [String] {
        let arguments = [
            "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--user-data-dir=\(profile.url.path)",
        ]
        // Its sandbox does not work for root, who runs the tests in a container.
        return getuid() == 0 ? arguments + ["--no-sandbox"] : arguments
    }
}
