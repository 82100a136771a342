import Foundation

/// Servers for `--shared` that are on this machine: the one on the PATH, and others that `.ci/install readers` brings.
package struct StoreProgram: Sendable, CustomStringConvertible {
    package let name: String
    package let path: String

    package var description: String { name }

    package static let remedy = "redis-server is not installed: '.ci/install redis' does it"

    package static let all: [StoreProgram] = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let installed = ["redis-server", "valkey-server"].lazy
            .flatMap { name in folders.map { StoreProgram(name: name, path: "\($0)/\(name)") } }
            .first(where: \.isThere)
        let stores = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/tools/stores")
        return [installed].compactMap(\.self)
            + ["valkey-server", "redis-6-server"].map { StoreProgram(name: $0, path: stores.appending(path: $0).path) }
            .filter(\.isThere)
    }()

    private var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }
}
