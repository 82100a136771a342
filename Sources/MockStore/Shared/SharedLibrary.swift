import Foundation
import MockCore
import PostmanModel
import Synchronization

/// What was made at any replica, in a store: the manifest and the documents as a state directory has them, with a version
/// that each change raises by one (product section 11).
///
/// A replica tells the store again and again which version it serves. Where that is the newest, what it knows is good for
/// as long as changes wait for the replica, which the store says, three seconds at most: afterwards it trusts no key of the
/// library any more. So whoever revokes a key knows when no replica takes it.
package final class SharedLibrary: Sendable {
    /// From when the store has heard of a replica on, changes wait for it: what it knows is good once it serves the version
    /// that was the newest then.
    private struct Promise {
        let version: Int
        /// As `State.validUntil`.
        let until: Int64
    }

    private struct State {
        /// Nil before the first look.
        var version: Int?
        /// The version that is served.
        var applied = -1
        /// By the machine's uptime, in milliseconds.
        var validUntil: Int64 = 0
        /// From the greetings of a replica that was behind.
        var promises: [Promise] = []
        /// The version in which each document got its text.
        var stamps: [String: Int] = [:]
        var isFetching = false
        /// How often it could not be fetched since it could.
        var failures = 0
    }

    /// How often it may fail to be fetched without a report: one connection may be there later than the other.
    static let patience = 3
    /// Of one document, in bytes.
    static let mostDocumentBytes = 16 << 20
    static let key = "mockcheck:{account}:library"
    static let replicasKey = "mockcheck:{account}:replicas"
    /// Stands for the state directory, which the manifest's paths begin at.
    private static let place = "/mockcheck.shared"

    private let client: RedisClient
    /// For what is large, so that no lease waits behind it.
    private let bulk: RedisClient
    private let replica: String
    private let report: @Sendable (String, _ isBad: Bool) -> Void
    private let state = Mutex(State())

    /// - Parameter report: is told when what is in a store that can be reached cannot be fetched, and when it can be again.
    init(
        _ client: RedisClient, bulk: RedisClient, replica: String,
        report: @escaping @Sendable (String, _ isBad: Bool) -> Void
    ) {
        self.client = client
        self.bulk = bulk
        self.replica = replica
        self.report = report
    }

    var isLoaded: Bool { state.withLock { $0.applied >= 0 } }

    /// Whether what is known here is still good for deciding about keys.
    var isCurrent: Bool {
        let now = StoreClock.uptime()
        return state.withLock { $0.applied >= 0 && now < $0.validUntil }
    }

    // MARK: Keeping up

    /// Tells the store which version is served here.
    ///
    /// - Parameters:
    ///   - changed: is told where there is another one, once until that has been fetched.
    ///   - called: gets the number of the newest call in the log of all replicas.
    func greet(changed: @escaping @Sendable () -> Void, called: @escaping @Sendable (Int) -> Void) {
        let sent = StoreClock.uptime()
        let applied = state.withLock { $0.applied }
        let keys = [Self.key, Self.replicasKey, SharedCalls.numberKey]
        client.run(.greet, keys: keys, [replica, String(applied)]) { [self] result in
            guard case .success(let value) = result, let values = value.elements?.compactMap(\.integer),
                values.count == 3
            else { return }
            let until = sent + values[2]
            let mustFetch = state.withLock { state in
                let version = Int(values[0])
                if state.applied == version {
                    state.validUntil = max(state.validUntil, until)
                    return false
                }
                // What is behind is good for nothing new: a key may be revoked in what has not been fetched.
                state.promises.removeAll { $0.until < sent }
                state.promises.append(Promise(version: version, until: until))
                guard !state.isFetching else { return false }
                state.isFetching = true
                return true
            }
            if mustFetch { changed() }
            called(Int(values[1]))
        }
    }

    /// What was fetched or written last is served now.
    func noteApplied() {
        state.withLock { state in
            state.applied = state.version ?? -1
            let kept = state.promises.filter { $0.version <= state.applied }
            state.promises.removeAll { $0.version <= state.applied }
            for promise in kept { state.validUntil = max(state.validUntil, promise.until) }
        }
    }

    /// Waits until every replica serves what is served here, or trusts no key any more.
    ///
    /// - Returns: why that is not so; nil where it is.
    func waitForAll(patience: Int64 = 8000) -> String? {
        let version = state.withLock { $0.version ?? 0 }
        let end = StoreClock.uptime() + patience
        var problem = ""
        repeat {
            do throws(StoreProblem) {
                let words = [replica, String(version)]
                let behind = try client.answer(of: .replicas, keys: [Self.replicasKey], words).integer ?? 0
                if behind == 0 { return nil }
                problem = behind == 1 ? "a replica has not taken it over" : "\(behind) replicas have not taken it over"
            } catch {
                problem = error.reason
            }
            Thread.sleep(forTimeInterval: 0.03)
        } while StoreClock.uptime() < end
        return problem
    }

    // MARK: Reading and writing

    /// - Returns: nil where there is nothing new since the last time.
    func fetch(over old: LibraryContent) throws(StateProblem) -> LibraryContent? {
        defer { state.withLock { $0.isFetching = false } }
        do throws(StoreProblem) {
            let content = try newest(over: old)
            note(nil)
            return content
        } catch {
            note(error.reason)
            throw StateProblem(refusing: error.reason)
        }
    }

    /// Says what lasts, and where the store is away that has been said.
    private func note(_ problem: String?) {
        if problem != nil, !client.isConnected { return }
        let failures = state.withLock { state in
            defer { state.failures = problem == nil ? 0 : state.failures + 1 }
            return state.failures
        }
        if let problem, failures == Self.patience {
            report("what was made cannot be fetched, so changes of other replicas are missing: \(problem)", true)
        } else if problem == nil, failures > Self.patience {
            report("what was made can be fetched again", false)
        }
    }

    private func newest(over old: LibraryContent) throws(StoreProblem) -> LibraryContent? {
        let newest = try bulk.answer(to: ["HGET", Self.key, "version"]).text.flatMap { Int($0) } ?? 0
        if state.withLock({ $0.version == newest }) { return nil }
        for _ in 0..<10 {
            let known = state.withLock { ($0.version, $0.stamps) }
            let words =
                try bulk.answer(to: ["HMGET", Self.key, "version", "manifest", "documents"])
                .elements?.map(\.text) ?? []
            let version = words.first?.flatMap { Int($0) } ?? 0
            if version == known.0 { return nil }
            let index = (words.last ?? nil).map(DocumentIndexLine.lines) ?? []
            guard let documents = try documents(index, old, known.1) else { continue }
            let manifest = words.count == 3 ? words[1] ?? "" : ""
            let content = try Self.content(manifest, documents)
            state.withLock { state in
                state.version = version
                state.stamps = Dictionary(index.map { ($0.id, $0.stamp) }) { $1 }
            }
            return content
        }
        throw .refused("what was made changes faster than it can be read")
    }

    private static func content(
        _ manifest: String, _ documents: [LibraryDocument]
    ) throws(StoreProblem) -> LibraryContent {
        do throws(StateProblem) {
            return try LibraryFiles.content(
                Array(manifest.utf8), documents, file: place + "/" + StateDirectory.manifestName, path: place)
        } catch {
            throw .refused("what was made cannot be read: \(error)")
        }
    }

    /// Nil where one of them was replaced meanwhile.
    private func documents(
        _ index: [DocumentIndexLine], _ old: LibraryContent, _ stamps: [String: Int]
    ) throws(StoreProblem) -> [LibraryDocument]? {
        var documents: [LibraryDocument] = []
        for line in index {
            let text: [UInt8]
            if stamps[line.id] == line.stamp, let known = old.document(line.id) {
                text = known.text
            } else {
                guard let packed = try bulk.answer(to: ["HGET", Self.key, line.field]).text,
                    let data = Data(base64Encoded: packed)
                else { return nil }
                text = Array(data)
            }
            var document = LibraryDocument(
                kind: line.kind, id: line.id, name: LibraryFiles.name(of: text, line.kind) ?? line.id, text: text,
                createdAt: line.createdAt)
            document.updatedAt = line.updatedAt
            documents.append(document)
        }
        return documents
    }

    /// Puts other content in the place of what was fetched or written last.
    ///
    /// - Throws: `LibraryConflict` where another replica was faster, else a `StateProblem`.
    func write(_ content: LibraryContent, over old: LibraryContent) throws {
        let (version, stamps) = state.withLock { ($0.version, $0.stamps) }
        guard let version else { throw StateProblem(refusing: "the shared store has not been reached yet") }
        var lines: [DocumentIndexLine] = []
        var texts: [String] = []
        for document in content.documents {
            let isSame = old.document(document.id)?.text == document.text
            let line = DocumentIndexLine(document, stamp: isSame ? stamps[document.id] ?? version : version + 1)
            lines.append(line)
            guard !isSame else { continue }
            guard document.text.count <= Self.mostDocumentBytes else {
                throw StateProblem(refusing: "with --shared, \(document.kind.rawValue)s must not exceed 16 MiB")
            }
            texts += [line.field, Data(document.text).base64EncodedString()]
        }
        let kept = Set(lines.map(\.field))
        let removed = old.documents.compactMap { document in
            stamps[document.id].map { DocumentIndexLine(document, stamp: $0).field }
        }.filter { !kept.contains($0) }
        let words =
            [
                String(version), LibraryManifest.text(of: content), lines.map(\.text).joined(separator: "\n"),
                String(removed.count),
            ] + removed + texts
        let result = Result { () throws(StoreProblem) in try bulk.answer(of: .write, keys: [Self.key], words) }
        switch result {
        case .success(let value):
            guard value.integer == 1 else { throw LibraryConflict() }
        case .failure(let problem): throw StateProblem(refusing: problem.reason)
        }
        state.withLock { state in
            state.version = version + 1
            state.stamps = Dictionary(lines.map { ($0.id, $0.stamp) }) { $1 }
        }
    }
}

/// Another replica has changed what was made, so that a change must begin anew from there.
package struct LibraryConflict: Error {}
