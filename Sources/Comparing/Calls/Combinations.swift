/// Choices of one thing of each kind.
enum Combinations {
    private static let most = 400

    /// Calls `body` with all choices where they are few; else with those in which at most two kinds depart from their
    /// first thing.
    static func forEach(_ counts: [Int], _ body: ([Int]) -> Void) {
        guard counts.allSatisfy({ $0 > 0 }) else { return }
        if counts.reduce(1, { min(most + 1, $0 * $1) }) <= most { return all(counts, body) }
        var choice = counts.map { _ in 0 }
        body(choice)
        for one in counts.indices {
            for first in 1..<max(1, counts[one]) {
                choice[one] = first
                body(choice)
                for other in counts.indices where other > one {
                    for second in 1..<max(1, counts[other]) {
                        choice[other] = second
                        body(choice)
                    }
                    choice[other] = 0
                }
            }
            choice[one] = 0
        }
    }

    private static func all(_ counts: [Int], _ body: ([Int]) -> Void) {
        var choice = counts.map { _ in 0 }
        while true {
            body(choice)
            var place = choice.count - 1
            while place >= 0, choice[place] + 1 == counts[place] {
                choice[place] = 0
                place -= 1
            }
            guard place >= 0 else { return }
            choice[place] += 1
        }
    }
}
