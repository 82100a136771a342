import Foundation
import TestSupport

@testable import MockStore

/// Some nodes of a cluster, each with its share of the slots.
final class TestCluster: Sendable {
    private static let slots = 16384

    let nodes: [TestRedis]
    private let folder: TestFolder

    init(_ count: Int = 3) async throws {
        folder = try TestFolder()
        let folder = folder
        nodes = try (0..<count).map { _ in try TestRedis(isNode: true, in: folder.url.path) }
        for (number, node) in nodes.enumerated() {
            try await node.waits("PING") { $0 == .simple("PONG") }
            try await node.ask("CLUSTER", "SET-CONFIG-EPOCH", "\(number + 1)")
            let (first, next) = (Self.slots * number / count, Self.slots * (number + 1) / count)
            try await node.ask("CLUSTER", "ADDSLOTSRANGE", "\(first)", "\(next - 1)")
        }
        for node in nodes.dropFirst() { try await introduce(node) }
        try await settle()
    }

    private func introduce(_ node: TestRedis) async throws {
        try await nodes[0].ask("CLUSTER", "MEET", "127.0.0.1", "\(node.port)", "\(node.busPort)")
    }

    /// Waits until all nodes know each other and who has which slots.
    private func settle() async throws {
        for node in nodes {
            try await node.waits("CLUSTER", "INFO") { answer in
                let lines = answer.text ?? ""
                return lines.contains("cluster_state:ok") && lines.contains("cluster_known_nodes:\(nodes.count)")
            }
        }
    }

    /// One more node, which has what the other has.
    func replica(of node: TestRedis) async throws -> TestRedis {
        let replica = try TestRedis(isNode: true, in: folder.url.path)
        try await replica.waits("PING") { $0 == .simple("PONG") }
        try await introduce(replica)
        let name = try await name(of: node)
        try await replica.waits("CLUSTER", "REPLICATE", name) { $0 == .simple("OK") }
        try await replica.waits("INFO", "replication") { $0.text?.contains("master_link_status:up") == true }
        return replica
    }

    func name(of node: TestRedis) async throws -> String { try await node.ask("CLUSTER", "MYID").text ?? "" }

    /// The node that has the keys of an account.
    func owner() async throws -> TestRedis {
        for node in nodes {
            if (try? await node.ask("EXISTS", SharedUsage.keys[0])) != nil { return node }
        }
        throw StoreProblem.away("no node has the slot")
    }

    /// A node that has not got them.
    func other(than owner: TestRedis) throws -> TestRedis {
        guard let node = nodes.first(where: { $0 !== owner }) else { throw StoreProblem.away("there is one node only") }
        return node
    }

    /// Moves the slot of the account with its keys, as `redis-cli --cluster reshard` does it.
    ///
    /// - Parameter between: is done while the keys are on their way.
    func move(from source: TestRedis, to target: TestRedis, between: () async throws -> Void = {}) async throws {
        let slot = "\(try await source.ask("CLUSTER", "KEYSLOT", SharedUsage.keys[0]).integer ?? 0)"
        let (sourceName, targetName) = (try await name(of: source), try await name(of: target))
        try await target.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", sourceName)
        try await source.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", targetName)
        while let keys = try await source.ask("CLUSTER", "GETKEYSINSLOT", slot, "100").elements, !keys.isEmpty {
            let words = ["MIGRATE", "127.0.0.1", "\(target.port)", "", "0", "5000", "KEYS"]
            try await source.ask(words + keys.compactMap(\.text))
        }
        try await between()
        for node in [target, source] { try await node.ask("CLUSTER", "SETSLOT", slot, "NODE", targetName) }
    }
}
