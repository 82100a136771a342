import Foundation
import HTTPMessage
import PostmanModel
import TestSupport
import Testing

/// What a shipped collection becomes on its way over the page to a collection v3 (product S-4, section 10).
struct CollectionDownloadTests {
    private static let specs = [
        "bookshop", "desk", "forms-and-documents", "library", "orders-private", "storefront-browser",
    ]

    private static let canUnpack = ["/usr/bin", "/usr/local/bin", "/bin"].contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/unzip")
    }

    @Test(.enabled(if: canUnpack, "unzip is absent"))
    func theDownloadHasNoDifference() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Files")
        let served = try await ServedProgram([".", "--admin-port", "0"], in: folder)
        let api = try APIClient(served)
        for name in Self.specs {
            let path = ProgramRun.root.appending(path: "specs/\(name).postman_collection.json")
            let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
            let made = try await api.ok("POST", "/collections", "{\"collection\": \(text)}")
            let uid = try #require(made["collection"]?["uid"]?.string)
            let mock = try await api.ok(
                "POST", "/mocks", "{\"mock\": {\"collection\": \"\(uid)\", \"name\": \"\(name)\"}}")
            let id = try #require(mock["mock"]?["id"]?.string)
            let reply = try await served.admin("GET", "/page/mocks/\(id)/collection/v3")
            #expect(reply.status == 200)
            try Data(reply.body).write(to: URL(filePath: folder.path("\(name).zip")))
            let unzip = Process()
            unzip.executableURL = URL(filePath: "/usr/bin/env")
            unzip.arguments = ["unzip", "-q", folder.path("\(name).zip"), "-d", folder.path(name)]
            try unzip.run()
            unzip.waitUntilExit()
            #expect(unzip.terminationStatus == 0)
            // Neither side has a manifest, so that only the collections are compared.
            try text.write(toFile: folder.path("\(name).json"), atomically: true, encoding: .utf8)
            let diff = try await ProgramRun(
                ["diff", folder.path("\(name).json"), folder.path(name), "--format", "json", "--fail-on", "any"],
                in: folder.url)
            #expect(diff.status == 0, "\(name): \(diff.output)\(diff.errors)")
        }
    }
}
