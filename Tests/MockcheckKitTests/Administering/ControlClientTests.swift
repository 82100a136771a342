import Testing

@testable import MockcheckKit

struct ControlClientTests {
    @Test(
        arguments: [
            ("http://127.0.0.1:4011", "127.0.0.1", 4011), ("http://localhost:80/", "localhost", 80),
            ("http://[::1]:4011", "[::1]", 4011),
        ])
    func isAskedAtItsURL(url: String, host: String, port: Int) throws {
        let client = try ControlClient(url: url, key: nil)
        #expect(client.host == host && client.port == port)
    }

    @Test(arguments: [
        "", "127.0.0.1:4011", "https://a:1", "http://a", "http://a:1/b", "http://u@a:1", "http://a:123456",
    ])
    func whatIsNoSuchURLIsRefusedWithAnExample(url: String) throws {
        let problem = #expect(throws: CommandProblem.self) { try ControlClient(url: url, key: nil) }
        #expect(problem?.description.contains("http://127.0.0.1:4011") == true)
    }
}
