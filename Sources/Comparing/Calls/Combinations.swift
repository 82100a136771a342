/// Choices of one thing of each kind.
enum Combinations {
    private static let most = 400

    /// Calls `body` with all choices where they are few; else with those that depart from a base in at most two kinds.
    static func forEach(_ counts: [Int], around bases: [[Int]], _ body: ([Int]) -> Void) {
        guard counts.allSatisfy({ $0 > 0 }) else { return }
        if counts.reduce(1, { min(most + 1, $0 * $1) }) <= most { return all(counts, body) }
        for base in bases { near(base, counts, body) }
    }

    private static func near(_ base: [Int], _ counts: [Int], _ body: ([Int]) -> Void) {
        var choice = base
        body(choice)
        for one in counts.indices {
            for first in 0..<counts[one] where first != base[one] {
                choice[one] = first
                body(choice)
                for other in counts.indices where other > one {
                    for second in 0..<counts[other] where second != base[other] {
                        choice[other] = second
                        body(choice)
                    }
                    choice[other] = base[other]
                }
            }
            choice[one] = base[one]
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
