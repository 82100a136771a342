/// Why a store did not do what it was asked.
enum StoreProblem: Error, Sendable, Hashable {
    /// It cannot be reached, cannot do anything now, or did not answer in time; whether it has done it may not be known.
    case away(String)
    /// It answered that it will not.
    case refused(String)
    /// It has not done it, for another node of its cluster has the keys.
    case moved(to: StoreNode)

    /// A lower-case fragment.
    var reason: String {
        if case .refused = self {
            "the shared store refuses: \(detail)"
        } else {
            "the shared store cannot be reached: \(detail)"
        }
    }

    /// The same without who says it.
    var detail: String {
        switch self {
        case .away(let reason), .refused(let reason): reason
        case .moved(let node): "it sends on to \(node)"
        }
    }

    /// Whether the server that says so is of no use any more.
    var endsConnection: Bool {
        if case .refused = self { false } else { true }
    }

    /// What an error means that a store answers.
    init(answer text: String) {
        let words = text.split(separator: " ", maxSplits: 3)
        if words.first == "MOVED", words.count == 3 {
            self = StoreNode(words[2]).map(Self.moved) ?? .away("its cluster does not say where the keys are: \(text)")
        } else if let meaning = Self.meanings.first(where: { Self.has(text, code: $0.code) }) {
            self = .away(meaning.words)
        } else {
            self = .refused(text)
        }
    }

    /// What a server cannot do anything with, but may again, or another one behind the same name.
    private static let meanings: [(code: String, words: String)] = [
        ("READONLY", "it is a read-only replica, not the primary"),
        ("MASTERDOWN", "it is a replica that has lost its primary"),
        ("NOREPLICAS", "it has too few replicas to take a write"),
        ("LOADING", "it is loading its data"),
        ("MISCONF", "it cannot write to its disk"),
        ("CLUSTERDOWN", "its cluster is down, or no node has the account's slot"),
        ("ASK", "its cluster is moving the account's slot to another node"),
        ("TRYAGAIN", "its cluster is moving the account's slot to another node"),
    ]

    /// Version 6 puts what happened to a command of a script behind words of its own.
    private static func has(_ text: String, code: String) -> Bool {
        text.hasPrefix(code + " ") || text.contains(": -\(code) ")
    }
}
