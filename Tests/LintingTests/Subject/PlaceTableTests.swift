import PostmanModel
import Testing

@testable import Linting

struct PlaceTableTests {
    private static func place(_ file: String, _ line: Int, _ column: Int) -> PostmanModel.SourceLocation {
        PostmanModel.SourceLocation(file: file, line: line, column: column)
    }

    /// Places of several files that are alike in all but the file.
    @Test func findsEachPlace() {
        let places = ["b", "a", "c", "a"].flatMap { file in
            [(1, 1), (1, 5), (2, 1), (10, 3)].map { Self.place(file, $0.0, $0.1) }
        }
        var table = PlaceTable(capacity: 4)
        for (number, place) in places.enumerated() { table.add(number, at: place) }
        table.sort()
        for (number, place) in places.enumerated() {
            // What was added again has the later number.
            #expect(table.number(at: place) == (place.file == "a" && number < 8 ? number + 8 : number))
        }
    }

    @Test(arguments: [("a", 1, 2), ("a", 3, 1), ("z", 1, 1), ("", 0, 0), ("a", Int.max, Int.max)])
    func knowsNothingOfOthers(file: String, line: Int, column: Int) {
        var table = PlaceTable(capacity: 0)
        #expect(table.number(at: Self.place(file, line, column)) == nil)
        table.add(1, at: Self.place("a", 1, 1))
        table.add(2, at: Self.place("a", 2, 9))
        table.sort()
        #expect(table.number(at: Self.place(file, line, column)) == nil)
    }
}
