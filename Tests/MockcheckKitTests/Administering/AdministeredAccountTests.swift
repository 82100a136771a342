import Foundation
import PostmanModel
import Testing

@testable import MockcheckKit

struct AdministeredAccountTests {
    @Test func withoutADirectoryTheUsualControlPlaneIsAsked() throws {
        guard case .server(let client) = try AdministeredAccount(state: nil, url: nil, key: "k") else {
            Issue.record("no server is asked")
            return
        }
        #expect(client.host == "127.0.0.1" && client.port == 4011 && client.key == "k")
    }

    @Test func anAddressOutranksADirectory() throws {
        let account = try AdministeredAccount(state: "/nowhere", url: "http://[::1]:80", key: nil)
        guard case .server(let client) = account else {
            Issue.record("the directory is asked")
            return
        }
        #expect(client.host == "[::1]" && client.port == 80)
    }

    @Test func aDirectoryThatIsNoneIsSaidUnlessItMayBeNew() throws {
        let path = NSTemporaryDirectory() + "no-state-\(UUID().uuidString)"
        #expect { _ = try AdministeredAccount(state: path, url: nil, key: nil) } throws: { "\($0)".contains(path) }
        guard case .directory = try AdministeredAccount(state: path, url: nil, key: nil, mayBeNew: true) else {
            Issue.record("a server is asked")
            return
        }
    }

    @Test func whatADirectoryKeepsIsReadWithoutAServer() async throws {
        let path = NSTemporaryDirectory() + "state-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let account = try AdministeredAccount(state: path, url: nil, key: nil, mayBeNew: true)
        let made = try await account.makeKey(for: nil, named: "CI")
        #expect(made.person == "owner")
        #expect(try await account.keys().map { $0.columns[0] } == [KeyDigest(ofKey: made.secret).fingerprint])
        #expect(try await account.mocks().rows.isEmpty)
        #expect(try await account.mocks().json == "[]")
        #expect(try await account.usage() == UsageFigures(used: 0))
        await #expect { _ = try await account.mock("Orders") } throws: { "\($0)".contains("unknown mock 'Orders'") }
    }
}
