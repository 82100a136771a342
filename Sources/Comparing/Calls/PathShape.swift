import MockCore

/// The path of some examples of one method, of either version.
struct PathShape: Sendable, Hashable {
    /// Decoded, as written.
    let path: String
    let segments: [ServedExample.Segment]

    init(_ example: ServedExample) {
        path = example.path
        segments = example.segments
    }

    /// What stands at the places of the segments, in its own letter case; wildcards as they are written.
    var written: [String] {
        let parts = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return (0..<segments.count).map { $0 < parts.count ? String(Substring(parts[$0])) : "" }
    }
}

/// The example's number and its version.
struct ExampleKey: Sendable, Hashable {
    let isNew: Bool
    let number: Int
}
