import HTTPMessage
import HTTPWire

/// Which mock each server of an archive stands for.
///
/// A browser records all that a page loads, from many servers; only what was asked of an API is a matter of its mock.
struct HARAddresses {
    /// A base URL that `--base` names, and the place of its mock.
    struct Base: Sendable {
        var url: Endpoint
        var mock: Int
    }

    private let bases: [Base]
    private let mocks: [String: Int]

    init(bases: [Base]) {
        self.bases = bases
        mocks = [:]
    }

    /// Finds out: a server stands for the mock that answers most of what was asked of it by an example's own path,
    /// or by wildcards where none has such a path.
    init(surveying files: [String], with recorded: inout RecordedMocks) throws {
        bases = []
        var fits: [String: [[Int]]] = [:]
        let count = recorded.judged.count
        var last: RecordedURL?
        for file in files {
            try HAREntries.read(file) { entry, _ in
                guard let request = HARRequest(entry, last: last) else { return }
                last = request.url
                if request.isPartOfPage { return }
                let origin = request.url.server
                // A crawl of the whole web is not the traffic of a client.
                guard fits[origin] != nil || fits.count < 1000 else { return }
                for mock in 0..<count {
                    let fit = recorded.fit(request.call, of: mock)
                    if fit > 0 { fits[origin, default: Self.none(count)][mock][fit - 1] += 1 }
                }
            }
        }
        let isAnyPlain = fits.values.contains { $0.contains { $0[1] > 0 } }
        mocks = fits.compactMapValues { fits in
            let best = fits.indices.max { (fits[$0][1], fits[$0][0], -$0) < (fits[$1][1], fits[$1][0], -$1) }
            return best.flatMap { fits[$0][1] > 0 || (!isAnyPlain && fits[$0][0] > 0) ? $0 : nil }
        }
    }

    private static func none(_ count: Int) -> [[Int]] { Array(repeating: [0, 0], count: count) }

    /// A mock, and what it was asked.
    struct Address {
        var mock: Int
        var target: String
        /// Whether the path of the base URL stands for that of the collection's own.
        var lacksBasePath = false
    }

    /// Nil for a request that was for none of the mocks.
    func address(of request: HARRequest) -> Address? {
        if bases.isEmpty {
            return mocks[request.url.server].map { Address(mock: $0, target: request.url.target) }
        }
        // Of bases within each other the longer one.
        let fitting = bases.compactMap { base in
            request.url.target(behind: base.url).map { (base, target: $0) }
        }
        return fitting.max { $0.0.url.pathPrefix.utf8.count < $1.0.url.pathPrefix.utf8.count }
            .map { Address(mock: $0.0.mock, target: $0.target, lacksBasePath: !$0.0.url.pathPrefix.isEmpty) }
    }
}
