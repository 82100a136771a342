import Foundation
import TestSupport
import Testing

/// The built program serving the mocks that pages call: public, private, by example, without CORS, and used up.
struct BrowserMocks {
    private let programs: [StartedProgram]
    /// Served, and so to be kept for as long.
    private let folders: [TestFolder]
    let port: Int
    let exhaustedPort: Int

    /// - Parameter origin: the page's, which some examples name.
    init(for origin: String) async throws {
        let folder = try TestFolder()
        try folder.write(Self.collection(origin: origin), to: "orders.json")
        try folder.write(Self.manifest, to: "mockcheck.yaml")
        let (program, port) = try await Self.serve(["."], in: folder)
        let emptied = try TestFolder()
        try emptied.write(Self.collection(origin: origin), to: "orders.json")
        let (exhausted, exhaustedPort) = try await Self.serve([".", "--quota", "0"], in: emptied)
        programs = [program, exhausted]
        folders = [folder, emptied]
        self.port = port
        self.exhaustedPort = exhaustedPort
    }

    func stop() async throws {
        for program in programs {
            program.signal(SIGTERM)
            #expect(try await program.finish().status == 0)
        }
    }

    private static func serve(_ paths: [String], in folder: TestFolder) async throws -> (StartedProgram, Int) {
        let arguments =
            ["serve"] + paths + ["--port", "0", "--admin-port", "off", "--ready-file", folder.path("ready.json")]
        let program = try StartedProgram(
            arguments, environment: ["BROWSER_TEST_KEY": CrossOriginCase.key], in: folder.url)
        try #require(try await program.waits(for: "ready\n"), "\(program.outputSoFar)")
        let ready = try String(contentsOfFile: folder.path("ready.json"), encoding: .utf8)
        let url = try #require(ready.firstMatch(of: /"url":"http:..127\.0\.0\.1:(\d+)/))
        return (program, try #require(Int(url.output.1)))
    }

    private static let manifest = """
        users:
          - { name: page, key: { env: BROWSER_TEST_KEY } }
        mocks:
          - { name: Open, collection: orders.json }
          - { name: Guarded, collection: orders.json, private: true, owner: page }
          - { name: By example, collection: orders.json, cors: { mode: example } }
          - { name: Silent, collection: orders.json, cors: { mode: "off" } }
        """

    private static func collection(origin: String) -> String {
        let own =
            header("Access-Control-Allow-Origin", origin) + "," + header("Access-Control-Allow-Credentials", "true")
        let items = [
            item("GET", "/orders", 200), item("GET", "/orders", 500), item("POST", "/orders", 201),
            item("PUT", "/orders", 200), item("DELETE", "/orders", 204),
            item("GET", "/account", 200, own), item("PUT", "/account", 200, own), item("DELETE", "/account", 200, own),
            item(
                "OPTIONS", "/account", 204,
                [
                    own, header("Access-Control-Allow-Methods", "PUT"),
                    header("Access-Control-Allow-Headers", "content-type"),
                ].joined(separator: ",")),
            item("DELETE", "/mirrored", 200, own + "," + header("Access-Control-Allow-Methods", "DELETE")),
            item("GET", "/elsewhere", 200, header("Access-Control-Allow-Origin", "https://elsewhere.example")),
        ]
        return """
            {"info":{"name":"Orders","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item":[\(items.joined(separator: ",\n"))]}
            """
    }

    private static func item(_ method: String, _ path: String, _ code: Int, _ headers: String = "") -> String {
        """
        {"name":"\(method) \(path) \(code)","request":{"method":"\(method)","url":"{{url}}\(path)"},"response":[
          {"name":"\(code)","originalRequest":{"method":"\(method)","url":"{{url}}\(path)"},"code":\(code),
           "header":[\(headers)],"body":"\(code == 204 ? "" : "\(method) \(path)")"}]}
        """
    }

    private static func header(_ name: String, _ value: String) -> String {
        #"{"key":"\#(name)","value":"\#(value)"}"#
    }
}
