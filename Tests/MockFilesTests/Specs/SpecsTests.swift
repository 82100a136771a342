import Foundation
import PostmanModel
import Testing

@testable import MockFiles

/// The collections that ship must be what their README promises; here they are read by Foundation, not by us.
struct SpecsTests {
    private typealias Object = [String: Any]

    private static let collections = [
        "bookshop", "desk", "forms-and-documents", "library", "orders-private", "storefront-browser",
    ]

    private func document(_ name: String) throws -> Object {
        let data = try Data(contentsOf: URL(filePath: "\(Project.root)/specs/\(name)"))
        return try #require(JSONSerialization.jsonObject(with: data) as? Object)
    }

    private func collection(_ name: String) throws -> Object {
        try document(name + ".postman_collection.json")
    }

    /// The requests of all folders, in order.
    private func requests(in parent: Object) throws -> [Object] {
        let items = try #require(parent["item"] as? [Object])
        return try items.flatMap { $0["item"] == nil ? [$0] : try requests(in: $0) }
    }

    private func examples(in collection: Object) throws -> [Object] {
        try requests(in: collection).flatMap { try #require($0["response"] as? [Object]) }
    }

    @Test(arguments: collections)
    func isAWholeExport(name: String) throws {
        let collection = try collection(name)
        let info = try #require(collection["info"] as? Object)
        #expect(info["schema"] as? String == "https://schema.getpostman.com/json/collection/v2.1.0/collection.json")
        #expect(UUID(uuidString: info["_postman_id"] as? String ?? "") != nil)
        for key in ["name", "description"] { #expect(!(info[key] as? String ?? "").isEmpty) }
        for request in try requests(in: collection) {
            #expect(!(request["name"] as? String ?? "").isEmpty)
            #expect((request["request"] as? Object)?["url"] is Object)
        }
    }

    @Test(arguments: collections)
    func hasWholeExamples(name: String) throws {
        let examples = try examples(in: collection(name))
        for example in examples {
            #expect(UUID(uuidString: example["id"] as? String ?? "") != nil)
            #expect(!(example["name"] as? String ?? "").isEmpty)
            // One has none on purpose.
            if !(example["code"] is NSNull) {
                #expect((200...599).contains(example["code"] as? Int ?? 0))
                #expect(!(example["status"] as? String ?? "").isEmpty)
            }
            #expect(example["_postman_previewlanguage"] is String)
            #expect(example["body"] is String)
            for header in try #require(example["header"] as? [Object]) {
                #expect(HeaderSyntax.isName(header["key"] as? String ?? ""))
                #expect(HeaderSyntax.isValue(header["value"] as? String ?? "\n"))
            }
            let request = try #require(example["originalRequest"] as? Object)
            #expect(HeaderSyntax.isName(request["method"] as? String ?? ""))
            let url = try #require(request["url"] as? Object)
            try expectPartsAgree(url)
            #expect(request["header"] is [Object])
        }
        #expect(Set(examples.compactMap { $0["id"] as? String }).count == examples.count)
    }

    /// `raw` must say what the parts say, as it does in an export of Postman's own.
    private func expectPartsAgree(_ url: Object) throws {
        var text = url["protocol"].map { "\($0)://" } ?? ""
        text += try #require(url["host"] as? [String]).joined(separator: ".")
        if let path = url["path"] as? [String] { text += "/" + path.joined(separator: "/") }
        let sent = (url["query"] as? [Object] ?? []).filter { $0["disabled"] as? Bool != true }
        let query = sent.map { "\($0["key"] ?? "")=\($0["value"] ?? "")" }
        if !query.isEmpty { text += "?" + query.joined(separator: "&") }
        #expect(url["raw"] as? String == text)
    }

    @Test(arguments: collections)
    func holdsJSONWhereItSaysSo(name: String) throws {
        for example in try examples(in: collection(name)) where example["_postman_previewlanguage"] as? String == "json"
        {
            let body = try #require(example["body"] as? String)
            #expect(throws: Never.self, "\(example["name"] ?? "")") {
                try JSONSerialization.jsonObject(with: Data(body.utf8), options: .fragmentsAllowed)
            }
        }
    }

    @Test func isEnoughToVerify() throws {
        let all = try Self.collections.flatMap { try examples(in: collection($0)) }
        #expect(all.count >= 100)
        let codes = Set(all.compactMap { $0["code"] as? Int })
        #expect(codes.isSuperset(of: [200, 201, 202, 204, 301, 304, 400, 401, 402, 403, 404, 409, 422, 429, 500, 503]))
        let methods = Set(all.compactMap { ($0["originalRequest"] as? Object)?["method"] as? String })
        #expect(methods.isSuperset(of: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]))
        let modes = all.compactMap { (($0["originalRequest"] as? Object)?["body"] as? Object)?["mode"] as? String }
        #expect(Set(modes) == ["raw", "urlencoded", "formdata", "graphql"])
        #expect(all.allSatisfy { $0["code"] as? Int != 204 || $0["body"] as? String == "" })
    }

    @Test func hasAnEnvironment() throws {
        let environment = try document("staging.postman_environment.json")
        #expect(environment["_postman_variable_scope"] as? String == "environment")
        let values = try #require(environment["values"] as? [Object])
        #expect(values.contains { $0["enabled"] as? Bool == false })
        #expect(values.contains { $0["type"] as? String == "secret" })
    }

    /// Those of other accounts, by their paths before and behind the others.
    private static let archive = ["card-catalogue.json", "reading-room"]
    private static let trial = ["notes.postman_collection.json"]

    @Test func isFoundWithoutComplaint() {
        let found = Discovery(paths: [Project.root + "/specs"])
        let expected =
            Self.collections.map { "\($0).postman_collection.json" } + [
                "staging.postman_environment.json", "converted/tickets.json",
            ]
        // The files of a folder come before those of the folders in it.
        #expect(
            found.files.map { FilePath.name(of: $0.path) } == Self.archive + expected.sorted().map(FilePath.name)
                + Self.trial)
        #expect(found.diagnostics.isEmpty)
    }

    @Test func hasAManifestWithoutFault() throws {
        let path = try #require(Manifest.path(applyingTo: Project.root + "/specs"))
        #expect(path == Project.root + "/specs/mockcheck.yaml")
        let reader = ManifestReader(environment: { _ in nil }, digest: { KeyDigest(bytes: Array($0.utf8)) })
        let (manifest, diagnostics) = reader.read(file: path)
        #expect(diagnostics.map(\.description) == [])
        let names = try Self.collections.map { try #require(collection($0)["info"] as? Object)["name"] as? String }
        #expect(Set(try #require(manifest).mocks.map(\.name)) == Set(names.compactMap { $0 }))
        let orders = try #require(manifest?.mocks.first { $0.isPrivate })
        #expect(orders.responses.map(\.id) == ["maintenance"])
        #expect(orders.activeResponseID == nil)
        let rules = try #require(manifest).accessRules
        let callers = rules.people.filter { rules.permission(of: $0, on: orders.declaration.ownership) != nil }.map(
            \.name)
        #expect(callers == ["ada", "bob", "cyd"])
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/sha256sum")),
        arguments: ["ada", "bob", "cyd", "eve"])
    func documentsTheKeys(user: String) throws {
        let readme = try String(contentsOfFile: Project.root + "/specs/README.md", encoding: .utf8)
        #expect(readme.contains("| \(user) | `demo-\(user)` |"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sha256sum")
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("demo-\(user)".utf8))
        try input.fileHandleForWriting.close()
        let digest = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64)
        process.waitUntilExit()
        let manifest = try String(contentsOfFile: Project.root + "/specs/mockcheck.yaml", encoding: .utf8)
        let line = manifest.split(separator: "\n").first { $0.contains("name: \(user),") }
        #expect(line?.contains("keySHA256: \(digest) ") == true)
    }
}
