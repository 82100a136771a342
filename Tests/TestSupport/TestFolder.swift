package import Foundation

/// A folder of its own that goes away with the test.
package final class TestFolder: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "mockcheck-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    package func path(_ name: String) -> String { url.appending(path: name).path }

    package func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }

    /// A collection whose one example answers `GET /x` with the body.
    package func writeCollection(_ name: String, body: String = "hi", code: Int = 200) throws {
        try write(
            """
            {"info":{"name":"\(name)","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item":[{"name":"Get x","request":{"method":"GET","url":"{{u}}/x"},"response":[
               {"id":"1","name":"X","originalRequest":{"method":"GET","url":"{{u}}/x"},"code":\(code),
                "header":[{"key":"Content-Type","value":"text/plain"}],"body":"\(body)"}]}]}
            """, to: "\(name).postman_collection.json")
    }
}
