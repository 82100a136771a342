import HTTPMessage
import PostmanModel

/// The dropped examples that came closest to a call.
struct NearMisses {
    private struct Miss {
        let number: Int
        let drop: MatchTrace.Drop
        let distance: Int
        /// By the distance of the path, then by how far it came in the algorithm, then by the place in the file.
        let order: (Int, Double, Int, Int)
    }

    /// With more special examples than these the others are not what there is to look at.
    private static let mostSpecial = 32

    private let path: String
    private let spellings: RouteSpellings
    private let fates: MatchFates
    private let fitting: [Int: Double]

    /// - Parameters:
    ///   - fates: what becomes of every example.
    ///   - fitting: the numbers of the examples whose paths meet the call's, with the points for that.
    init(of call: Call, among spellings: RouteSpellings, _ fates: MatchFates, fitting: [Int: Double]) {
        path = RequestPath(encoded: Target(call.target).path).folded.text
        self.spellings = spellings
        self.fates = fates
        self.fitting = fitting
    }

    /// The nearest first, one for each method and path.
    func nearest(atMost limit: Int) -> [(number: Int, reason: String)] {
        nearestAtOnce(atMost: limit) ?? nearestOfAll(atMost: limit)
    }

    /// The same, but nil where that takes long.
    func nearestAtOnce(atMost limit: Int) -> [(number: Int, reason: String)]? {
        guard limit > 0 else { return [] }
        guard fates.specialCount + fitting.count <= Self.mostSpecial else { return nil }
        // What is said of these changes their order; all others are dropped for their method or their URL.
        var special: Set<Int> = []
        for number in fates.specialNumbers { special.insert(spellings.route(of: number)) }
        for number in fitting.keys { special.insert(spellings.route(of: number)) }
        let found = spellings.nearest(to: path, atMost: limit, preferring: fates.method) { special.contains($0) }
        guard let found else { return nil }
        var nearest = found.compactMap { miss(among: spellings.members(of: $0.route), distance: $0.distance) }
        nearest += special.compactMap { route in
            miss(among: spellings.members(of: route), distance: spellings.distance(of: route, to: path))
        }
        nearest.sort { $0.order < $1.order }
        return nearest.prefix(limit).map(Self.told)
    }

    private static func told(_ miss: Miss) -> (number: Int, reason: String) {
        (miss.number, miss.drop.sentence(distance: miss.distance))
    }

    private func nearestOfAll(atMost limit: Int) -> [(number: Int, reason: String)] {
        var nearest: [Miss] = []
        var greatest = Int.max
        spellings.forEachDistance(to: path) { route, distance in
            if distance > greatest { return }
            guard let miss = miss(among: spellings.members(of: route), distance: distance) else { return }
            let place = nearest.firstIndex { $0.order > miss.order } ?? nearest.count
            guard place < limit else { return }
            nearest.insert(miss, at: place)
            if nearest.count > limit { nearest.removeLast() }
            if nearest.count == limit, fitting.isEmpty { greatest = nearest[limit - 1].distance }
        }
        return nearest.map(Self.told)
    }

    /// The first of one method and path that was dropped.
    private func miss(among members: [Int32], distance: Int) -> Miss? {
        for number in members.lazy.map(Int.init) {
            guard case .dropped(let drop) = fates[number] else { continue }
            let points = fitting[number]
            let distance = points == nil ? distance : 0
            return Miss(
                number: number, drop: drop, distance: distance,
                order: (distance, -(points ?? 0), -drop.progress, number))
        }
        return nil
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
