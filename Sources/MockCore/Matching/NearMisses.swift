import HTTPMessage
import PostmanModel

/// The dropped examples that came closest to a call.
struct NearMisses {
    private struct Route: Hashable {
        let method: String
        let path: String
    }

    private let method: String
    private let path: [Unicode.Scalar]
    private let entries: [MatchTrace.Entry]
    private let fitting: [Int: Double]

    /// - Parameter fitting: the numbers of the examples whose paths meet the call's, with the points for that.
    init(of call: Call, in trace: MatchTrace, fitting: [Int: Double]) {
        method = call.method.uppercased()
        path = Array(RequestPath(encoded: Target(call.target).path).folded.text.unicodeScalars)
        entries = trace.entries
        self.fitting = fitting
    }

    /// By the distance of their paths, then by how far they came in the algorithm.
    func nearest(atMost limit: Int) -> [(MatchTrace.Entry, reason: String)] {
        guard limit > 0 else { return [] }
        var nearest: [(entry: MatchTrace.Entry, drop: MatchTrace.Drop, distance: Int)] = []
        var seen: Set<Route> = []
        for entry in entries {
            guard case .dropped(let drop) = entry.fate else { continue }
            guard seen.insert(Route(method: entry.method, path: entry.path)).inserted else { continue }
            let greatest = nearest.count < limit ? .max : nearest[limit - 1].distance
            guard let distance = distance(to: entry, atMost: greatest) else { continue }
            let order = { (number: Int, drop: MatchTrace.Drop, distance: Int) in
                (distance, -(fitting[number] ?? 0), -drop.progress)
            }
            let own = order(entry.number, drop, distance)
            let place = nearest.firstIndex { order($0.entry.number, $0.drop, $0.distance) > own } ?? nearest.count
            nearest.insert((entry, drop, distance), at: place)
            if nearest.count > limit { nearest.removeLast() }
        }
        return nearest.map { ($0.entry, $0.drop.sentence(distance: $0.distance)) }
    }

    /// Nil where it is greater than the limit.
    private func distance(to entry: MatchTrace.Entry, atMost limit: Int) -> Int? {
        if fitting[entry.number] != nil { return 0 }
        let other = Array(RequestPath(text: entry.path).folded.text.unicodeScalars)
        guard abs(other.count - path.count) <= limit else { return nil }
        let distance = EditDistance.between(path, other)
        return distance <= limit ? distance : nil
    }
}

extension MatchTrace.Drop {
    fileprivate var progress: Int {
        switch self {
        case .method: 0
        case .code: 1
        case .id: 2
        case .name, .sameName: 3
        case .url: 4
        case .headers: 5
        case .body: 6
        }
    }

    fileprivate func sentence(distance: Int) -> String {
        let path = distance == 0 ? "" : ", and the path differs in \(distance) character\(distance == 1 ? "" : "s")"
        return switch self {
        case .method: distance == 0 ? "the path fits, the method does not" : "another method" + path
        case .code: "x-mock-response-code selects another code" + path
        case .id: "x-mock-response-id selects another example" + path
        case .name: "x-mock-response-name selects another example" + path
        case .sameName: "another example of the same name goes first" + path
        case .url: distance == 0 ? "the path does not fit" : String(path.dropFirst(6))
        case .headers(let mismatches):
            "the header \(mismatches.map(\.name).joined(separator: ", ")) must be the same and is not"
        case .body(let mismatch): mismatch.sentence
        }
    }
}

extension BodyMismatch {
    package var sentence: String {
        switch self {
        case .callHasNone: "the request has no body, the example has one"
        case .exampleHasNone: "the request has a body, the example has none"
        case .contentType(let call, let example):
            "the content types differ: \(call ?? "none") in the request, \(example ?? "none") in the example"
        case .content: "the bodies differ"
        }
    }
}
