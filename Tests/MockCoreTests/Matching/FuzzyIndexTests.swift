import Testing

@testable import MockCore

struct FuzzyIndexTests {
    private func nearest(_ call: String, among paths: [String]) -> [String] {
        var index = FuzzyIndex()
        for (number, path) in paths.enumerated() { index.insert(RequestPath(encoded: path), variant: number) }
        return index.nearest(to: RequestPath(encoded: call)) { _ in true }.map { paths[$0] }.sorted()
    }

    @Test(arguments: [
        ("/user", ["/users"], ["/users"]), ("/usrs", ["/users"], ["/users"]), ("/use", ["/users"], []),
        ("/abcd", ["/abce"], ["/abce"]), ("/abc", ["/abd"], []), ("/users/1/x", ["/users/1"], []),
        ("/customers", ["/customer", "/customerz", "/cust"], ["/customer", "/customerz"]),
        ("/ordes/itemz", ["/orders/items", "/ordes/item"], ["/ordes/item"]), ("//users", ["/x/users"], []),
    ])
    func findsTheNearest(call: String, paths: [String], expected: [String]) {
        #expect(nearest(call, among: paths) == expected)
    }

    @Test(arguments: [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("a", "b", 1)])
    func countsSingleEdits(left: String, right: String, distance: Int) {
        #expect(EditDistance.between(Array(left), Array(right)) == distance)
        #expect(EditDistance.between(Array(right), Array(left)) == distance)
    }
}
