import TestSupport
import Testing

@testable import MockCore
@testable import PostmanModel

struct FuzzyIndexTests {
    private func nearest(_ call: String, among paths: [String], where isEligible: (Int) -> Bool = { _ in true })
        -> [String]
    {
        let index = FuzzyIndex(paths.enumerated().map { (RequestPath(encoded: $1), $0) })
        return index.nearest(to: RequestPath(encoded: call), where: isEligible).map { paths[$0] }.sorted()
    }

    @Test(arguments: [
        ("/user", ["/users"], ["/users"]), ("/usrs", ["/users"], ["/users"]), ("/use", ["/users"], []),
        ("/abcd", ["/abce"], ["/abce"]), ("/abc", ["/abd"], []), ("/users/1/x", ["/users/1"], []),
        ("/customers", ["/customer", "/customerz", "/cust"], ["/customer", "/customerz"]),
        ("/ordes/itemz", ["/orders/items", "/ordes/item"], ["/ordes/item"]), ("//users", ["/x/users"], []),
        ("/users/", ["/user/"], ["/user/"]), ("/users", [], []),
        ("/\u{E9}t\u{E9}s", ["/\u{E9}t\u{E9}"], ["/\u{E9}t\u{E9}"]),
    ])
    func findsTheNearest(call: String, paths: [String], expected: [String]) {
        #expect(nearest(call, among: paths) == expected)
    }

    @Test func passesOverWhatIsNotEligible() {
        let paths = ["/customers", "/customerz", "/custom"]
        #expect(nearest("/customer", among: paths) { $0 == 1 } == ["/customerz"])
        #expect(nearest("/customers", among: paths) { $0 == 1 } == ["/customerz"])
        #expect(nearest("/customer", among: paths) { $0 > 2 }.isEmpty)
    }

    /// The definition, word for word: equal segment counts, each segment near, the smallest sum (B-4.27).
    private func straightforward(_ call: String, among paths: [String], where isEligible: (Int) -> Bool) -> [String] {
        func segments(_ path: String) -> [[Unicode.Scalar]] {
            RequestPath(encoded: path).segments.map { Array($0.unicodeScalars) }
        }
        var sums: [(path: String, sum: Int)] = []
        for (number, path) in paths.enumerated() where isEligible(number) {
            let (left, right) = (segments(call), segments(path))
            guard left.count == right.count else { continue }
            let distances = zip(left, right).map { EditDistance.between($0, $1) }
            let isNear = zip(zip(left, right), distances).allSatisfy { pair, distance in
                let length = Double(max(pair.0.count, pair.1.count))
                return length == 0 || ((length - Double(distance)) / length * 100).rounded() >= 75
            }
            if isNear { sums.append((path, distances.reduce(0, +))) }
        }
        let least = sums.map(\.sum).min()
        return sums.filter { $0.sum == least }.map(\.path).sorted()
    }

    @Test(arguments: 0..<20)
    func agreesWithTheDefinition(seed: UInt64) {
        var random = SeededRandom(seed)
        let words = ["api", "resource", "resource-", "list", "lists", "users", "", "a", "v1", "caf\u{E9}", "Orders"]
        func segment() -> String {
            var text = Array((words.randomElement(using: &random) ?? "").unicodeScalars)
            if Bool.random(using: &random) { text += String(Int.random(in: 0...200, using: &random)).unicodeScalars }
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: 0...text.count, using: &random)
                if place < text.count, Bool.random(using: &random) {
                    text.remove(at: place)
                } else {
                    text.insert("x", at: place)
                }
            }
            var result = String.UnicodeScalarView()
            result.append(contentsOf: text)
            return String(result)
        }
        func path() -> String {
            "/" + (0..<Int.random(in: 1...3, using: &random)).map { _ in segment() }.joined(separator: "/")
        }
        let paths = (0..<150).map { _ in path() }
        let odd = { (number: Int) in number % 3 != 0 }
        var hits = 0
        for _ in 0..<30 {
            let call = path()
            let expected = straightforward(call, among: paths, where: odd)
            #expect(nearest(call, among: paths, where: odd) == expected, "\(call)")
            hits += expected.isEmpty ? 0 : 1
        }
        // A table in which nothing is near would show nothing.
        if seed < 3 { #expect(hits > 0) }
    }

    @Test(arguments: [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("a", "b", 1)])
    func countsSingleEdits(left: String, right: String, distance: Int) {
        #expect(EditDistance.between(Array(left), Array(right)) == distance)
        #expect(EditDistance.between(Array(right), Array(left)) == distance)
    }

    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "axc", 1), ("abc", "acb", 1), ("kitten", "sitting", 3),
        ("colection", "collection", 1), ("ab", "ba", 1), ("abcd", "badc", 2),
    ])
    func countsNeighboursThatChangedPlacesAsOne(left: String, right: String, distance: Int) {
        #expect(EditDistance.between(Array(left), Array(right), countingSwaps: true) == distance)
        #expect(EditDistance.between(Array(right), Array(left), countingSwaps: true) == distance)
    }

    @Test func theGreatestDistanceIsTheLastThatIsNear() {
        for length in 1...EditDistance.longestText {
            let greatest = Similarity.greatestDistance(of: length)
            #expect(Similarity.isNear(distance: greatest, of: length))
            #expect(!Similarity.isNear(distance: greatest + 1, of: length))
        }
    }

    @Test func callsThatMatchNothingCostNoScan() {
        // With a scan of 20,000 labels per call this would take minutes in a debug build.
        let index = FuzzyIndex((0..<20_000).map { (RequestPath(encoded: "/api/resource-\($0)/list"), $0) })
        for call in ["/nothing/at/all", "/api/widget-17/list", "/api/resource-17/item", "/api/resource-wxyz/list"] {
            for _ in 0..<500 { #expect(index.nearest(to: RequestPath(encoded: call)) { _ in true }.isEmpty) }
        }
    }

    @Test func labelsInsideLabelsDoNotExhaustTheStack() {
        let paths = (1...3000).map { (RequestPath(encoded: "/" + String(repeating: "a", count: $0)), $0) }
        let index = FuzzyIndex(paths)
        let call = RequestPath(encoded: "/" + String(repeating: "a", count: 1000) + "b")
        #expect(index.nearest(to: call) { _ in true }.sorted() == [1000, 1001])
    }
}
