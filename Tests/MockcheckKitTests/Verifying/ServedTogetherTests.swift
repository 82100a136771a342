import Foundation
import MockFiles
import PostmanModel
import Synchronization
import TestSupport
import Testing
import Verification

@testable import MockcheckKit

/// What the manifest says of a mock must meet the wire: each value that is lost on the way turns its mock red (V-15).
struct ServedTogetherTests {
    private static func collection(_ name: String, _ body: String) -> String {
        """
        {"info":{"name":"\(name)","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
         "item":[{"name":"Get","request":{"method":"GET","url":"{{u}}/x"},"response":[{"name":"ok",
           "originalRequest":{"method":"GET","url":"{{u}}/x"},"code":200,
           "header":[{"key":"Content-Type","value":"text/plain"}],"body":"\(body)"}]}]}
        """
    }

    private static let manifest = """
        rateLimit: { limit: 50 }
        users:
          - { name: ada, team: core, keySHA256: 35cd5ee46fbe9fcc8ea0563453655b0956c26ef83ca7b95c9b11f658664dd397 }
          - { name: bob, keySHA256: cfdd601be826835d6a59c993254eb5786da08ee32379b680795ebe708f0060f9 }
          - { name: cyd, team: core, keySHA256: 810d15e6fd274cf417fba3d8b7b1090884e40764c28987fd3590bd9eeb341230 }
        mocks:
          - { name: Open, collection: open.json, environment: e.json, config: { delay: { type: fixed, preset: "1", duration: 300 } } }
          - { name: Closed, collection: closed.json, private: true, owner: ada, sharing: { members: { bob: view } } }
          - name: Down
            collection: down.json
            config: { serverResponseId: moving }
            serverResponses: [{ id: moving, name: Moving, statusCode: 503, body: "later" }]
        """

    private static let environment = """
        {"name":"E","values":[{"key":"who","value":"world","enabled":true}],"_postman_variable_scope":"environment"}
        """

    struct Loss: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let mock: String
        let change: @Sendable (inout [LoadedMock]) -> Void

        init(_ name: String, of mock: String, _ change: @escaping @Sendable (inout [LoadedMock]) -> Void) {
            testDescription = name
            self.mock = mock
            self.change = change
        }
    }

    private static let losses = [
        Loss("private is lost", of: "Closed") { $0[1].configuration.access = .anyone },
        Loss("the owner is lost", of: "Closed") { $0[1].configuration.ownership.owner = nil },
        Loss("sharing is lost", of: "Closed") { $0[1].configuration.ownership.sharing = Sharing() },
        Loss("a team is let in", of: "Closed") { $0[1].configuration.ownership.sharing.team = .view },
        Loss("the delay is lost", of: "Open") { $0[0].configuration.delayMilliseconds = nil },
        Loss("the environment is lost", of: "Open") { $0[0].environment = nil },
        Loss("the rate limit is lost", of: "Open") { $0[0].configuration.rateLimit = nil },
        Loss("the server response is lost", of: "Down") { $0[2].configuration.serverResponse = nil },
        Loss("two mocks change places", of: "Open") { mocks in
            (mocks[0].collection, mocks[2].collection) = (mocks[2].collection, mocks[0].collection)
        },
        Loss("a mock is not served", of: "Closed") { $0.remove(at: 1) },
    ]

    @Test func whatIsServedAsDescribedPasses() async throws {
        let results = try await results { _ in }
        #expect(Set(results.keys) == ["Open", "Closed", "Down"])
        for (mock, failure) in results { #expect(failure == nil, "\(mock)") }
    }

    @Test(arguments: losses)
    func whatIsLostOnTheWayIsRed(loss: Loss) async throws {
        let results = try await results(loss.change)
        #expect(try #require(results[loss.mock]) != nil)
    }

    /// The message of each mock's case, nil where it passed; the mocks are served after the change.
    private func results(_ change: (inout [LoadedMock]) -> Void) async throws -> [String: String?] {
        let folder = try TestFolder()
        for (name, body) in [("Open", "hello {{who}}"), ("Closed", "closed"), ("Down", "never")] {
            try folder.write(Self.collection(name, body), to: "\(name.lowercased()).json")
        }
        try folder.write(Self.environment, to: "e.json")
        try folder.write(Self.manifest, to: "mockcheck.yaml")
        let workload = try Workload.load([folder.path("")], InputSettings())
        try #require(workload.mocks.map(\.name) == ["Open", "Closed", "Down"])
        let planner = RunPlanner(
            axes: [.examples], isStrict: false, isExhaustive: false, coverage: try CoverageGate(nil), seed: 1)
        var plan = planner.plan(workload, try CaseSelection(only: ["*?served?*"], skip: [], grep: nil))
        var served = workload
        change(&served.mocks)
        let all = ServedTogether.all(
            of: served, served.mocks.map { _ in CompiledMocks() }, seed: 1, listeners: ListenerPool(limit: 0))
        let together = try #require(all[served.mocks[0].account.manifest])
        for index in plan.mocks.indices {
            guard var host = plan.mocks[index].host as? InProcessHost else { continue }
            host.together = together
            plan.mocks[index].host = host
        }
        let results = Mutex<[String: String?]>([:])
        _ = try await Runner(sender: WireSender(connectionsPerEndpoint: 4), options: RunOptions()).run(plan) { event in
            guard case .caseFinished(let result) = event else { return }
            switch result.verdict {
            case .failed(let failure), .error(let failure):
                results.withLock { $0[result.suite.mock] = .some(failure.message) }
            case .passed, .skipped: results.withLock { $0[result.suite.mock] = .some(nil) }
            }
        }
        return results.withLock { $0 }
    }
}
