import HTTPMessage
import PostmanModel

/// Examples by their method and a text of each.
struct LabelledRivals: Sendable {
    private var index: HashIndex
    private var groups: [RivalGroup] = []
    private let label: @Sendable (Rival) -> String

    /// - Parameter label: the text, of which letters and their marks count one by one.
    init(capacity: Int, label: @escaping @Sendable (Rival) -> String) {
        index = HashIndex(capacity: capacity)
        groups.reserveCapacity(capacity)
        self.label = label
    }

    mutating func add(_ rival: Rival, of rivals: [Rival], goesBefore: (Rival, Rival) -> Bool) {
        let text = label(rival)
        if let place = place(of: text, rival.method, in: rivals) {
            groups[place].add(rival, of: rivals, goesBefore: goesBefore)
        } else {
            index.add(Self.hash(text, rival.method))
            groups.append(RivalGroup(rival))
        }
    }

    /// The one that wins where a call asks for a code.
    func first(_ text: String, method: String, code: Int?, in rivals: [Rival]) -> Int? {
        place(of: text, method, in: rivals).flatMap { groups[$0].first(of: code, in: rivals) }
    }

    private func place(of text: String, _ method: String, in rivals: [Rival]) -> Int? {
        index.last(Self.hash(text, method)) { place in
            let rival = rivals[groups[place].first]
            return rival.method == method && label(rival).isExactly(text)
        }
    }

    private static func hash(_ text: String, _ method: String) -> Int {
        var hasher = Hasher()
        hasher.combine(method)
        hasher.combine(ExactText(text))
        return hasher.finalize()
    }
}
