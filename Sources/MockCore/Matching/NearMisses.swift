import HTTPMessage
import PostmanModel

/// An example that does not answer a call though it comes close.
struct NearMiss {
    let number: Int
    let shortfall: Shortfall
    /// Whether no other example is known to have its method and path.
    var isAlone = false
}

/// The dropped examples that came closest to a call.
struct NearMisses {
    private struct Miss {
        let told: NearMiss
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
    func nearest(atMost limit: Int) -> [NearMiss] {
        nearestAtOnce(atMost: limit) ?? nearestOfAll(atMost: limit)
    }

    /// The same, but nil where that takes long.
    func nearestAtOnce(atMost limit: Int) -> [NearMiss]? {
        guard limit > 0 else { return [] }
        guard fates.specialCount + fitting.count <= Self.mostSpecial else { return nil }
        // What is said of these changes their order; all others are dropped for their method or their URL.
        var special: Set<Int> = []
        for number in fates.specialNumbers { special.insert(spellings.route(of: number)) }
        for number in fitting.keys { special.insert(spellings.route(of: number)) }
        let found = spellings.nearest(to: path, atMost: limit, preferring: fates.method) { special.contains($0) }
        guard let found else { return nil }
        var nearest = found.compactMap { miss($0.first, distance: $0.distance, isAlone: $0.isAlone) }
        nearest += special.compactMap { route in
            miss(among: spellings.members(of: route), distance: spellings.distance(of: route, to: path))
        }
        nearest.sort { $0.order < $1.order }
        return nearest.prefix(limit).map(\.told)
    }

    private func nearestOfAll(atMost limit: Int) -> [NearMiss] {
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
        return nearest.map(\.told)
    }

    /// The first of one method and path that was dropped.
    private func miss(among members: [Int32], distance: Int) -> Miss? {
        for number in members.lazy.map(Int.init) {
            if let miss = miss(number, distance: distance, isAlone: members.count == 1) { return miss }
        }
        return nil
    }

    /// Nil for an example that was not dropped.
    private func miss(_ number: Int, distance: Int, isAlone: Bool) -> Miss? {
        guard case .dropped(let drop) = fates[number] else { return nil }
        let points = fitting[number]
        let distance = points == nil ? distance : 0
        let told = NearMiss(number: number, shortfall: .dropped(drop, distance: distance), isAlone: isAlone)
        return Miss(told: told, distance: distance, order: (distance, -(points ?? 0), -drop.progress, number))
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
}
