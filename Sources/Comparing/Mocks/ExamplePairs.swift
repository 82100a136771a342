import HTTPMessage
import MockCore
import PostmanModel

/// Which examples of two versions are one, and which of them have changed in anything that can decide an answer.
///
/// A call can only be answered by another example where its path meets one that has changed in what is matched: among the
/// others the same one wins, since they are equal and stand in the same order. Where the same one wins, the answer is
/// another one only where the response has changed.
struct ExamplePairs: Sendable {
    /// The new example that is the old one, by the number of the old one.
    private(set) var newOfOld: [Int: Int] = [:]
    private(set) var oldOfNew: [Int: Int] = [:]
    /// What has changed in what is matched, in its order, or is on one side only.
    private(set) var changedOld: Set<Int> = []
    private(set) var changedNew: Set<Int> = []
    /// Old examples that are matched as before and answer something else.
    private(set) var otherwiseAnswering: Set<Int> = []

    /// Whether ids are compared: a format that keeps none cannot have lost one.
    let comparesIDs: Bool

    /// - Parameter hasSameRules: whether both versions match alike; else every example counts as changed.
    init(_ old: Version, _ new: Version, hasSameRules: Bool) {
        comparesIDs = old.sites.contains(where: \.hasStoredID) && new.sites.contains(where: \.hasStoredID)
        let equal = Self.equalPairs(old, new, comparesIDs: comparesIDs)
        for (left, right) in equal { pair(left, right) }
        var settled: Set<Int> = []
        if hasSameRules {
            let kept = Self.longestRising(equal.map { new.examples[$0.new].rank })
            settled = Set(kept.map { equal[$0].old })
        }
        changedOld = Set(old.examples.indices).subtracting(settled)
        changedNew = Set(new.examples.indices).subtracting(settled.compactMap { newOfOld[$0] })
        for number in settled {
            guard let other = newOfOld[number] else { continue }
            if old.examples[number].response != new.examples[other].response { otherwiseAnswering.insert(number) }
        }
        pairTheRest(old, new)
    }

    var isEmpty: Bool { changedOld.isEmpty && changedNew.isEmpty && otherwiseAnswering.isEmpty }

    /// Whether both are the same example, unchanged in all that decides an answer.
    func isUnchanged(old: Int, new: Int) -> Bool {
        newOfOld[old] == new && !changedOld.contains(old) && !otherwiseAnswering.contains(old)
    }

    /// Requests that have an example in common, each once.
    func items(_ old: Version, _ new: Version) -> [(old: Int, new: Int)] {
        var paired: [Int: Int] = [:]
        for example in old.examples {
            guard let other = newOfOld[example.number] else { continue }
            let item = old.sites[example.number].item
            if paired[item] == nil { paired[item] = new.sites[other].item }
        }
        return paired.keys.sorted().compactMap { item in paired[item].map { (item, $0) } }
    }

    private mutating func pair(_ old: Int, _ new: Int) {
        newOfOld[old] = new
        oldOfNew[new] = old
    }

    private struct Key: Hashable {
        let matching: ServedExample.Matching
        let id: ExactText?
    }

    /// Equal examples, in the order in which the old version settles ties.
    private static func equalPairs(
        _ old: Version, _ new: Version, comparesIDs: Bool
    ) -> [(old: Int, new: Int)] {
        func key(_ example: ServedExample, of version: Version) -> Key {
            let hasID = comparesIDs && version.sites[example.number].hasStoredID
            return Key(matching: example.matching, id: hasID ? ExactText(example.id.lowercased()) : nil)
        }
        var free: [Key: [Int]] = [:]
        let fromTheEnd = new.examples.sorted { (left: ServedExample, right: ServedExample) in left.rank > right.rank }
        for example in fromTheEnd { free[key(example, of: new), default: []].append(example.number) }
        var equal: [(old: Int, new: Int)] = []
        let fromTheStart = old.examples.sorted { (left: ServedExample, right: ServedExample) in left.rank < right.rank }
        for example in fromTheStart {
            if let number = free[key(example, of: old)]?.popLast() { equal.append((example.number, number)) }
        }
        return equal
    }

    /// The places of a longest rising part of the numbers: what need not move to turn one order into the other.
    static func longestRising(_ numbers: [Int]) -> [Int] {
        var ends: [Int] = []
        var previous = Array(repeating: -1, count: numbers.count)
        for (place, number) in numbers.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[place] = ends[low - 1] }
            if low == ends.count { ends.append(place) } else { ends[low] = place }
        }
        var rising: [Int] = []
        var place = ends.last ?? -1
        while place >= 0 {
            rising.append(place)
            place = previous[place]
        }
        return rising.reversed()
    }

    /// What still tells that two examples are one, the surest first.
    private enum Likeness: CaseIterable {
        case id, names, everything, code, path

        func key(of example: ServedExample, in version: Version) -> [String]? {
            let code = example.code.map { String($0) } ?? ""
            let site = version.sites[example.number]
            switch self {
            case .id: return site.hasStoredID ? [example.id.lowercased(), example.method] : nil
            case .names: return [version.collection.requests[site.item].name, example.name, example.method]
            case .everything: return [example.method, example.path, code, example.name]
            case .code: return [example.method, example.path, code]
            case .path: return [example.method, example.path]
            }
        }
    }

    private mutating func pairTheRest(_ old: Version, _ new: Version) {
        for likeness in Likeness.allCases {
            var free: [[String]: [Int]] = [:]
            for example in new.examples.reversed() where oldOfNew[example.number] == nil {
                if let key = likeness.key(of: example, in: new) { free[key, default: []].append(example.number) }
            }
            if free.isEmpty { continue }
            for example in old.examples where newOfOld[example.number] == nil {
                guard let key = likeness.key(of: example, in: old), let number = free[key]?.popLast() else { continue }
                pair(example.number, number)
            }
        }
    }
}
