import PostmanModel
import Testing

@testable import Linting

struct RequestExtentsTests {
    private typealias Place = PostmanModel.SourceLocation

    private static func place(_ line: Int, _ column: Int = 1, file: String = "a.json") -> Place {
        Place(file: file, line: line, column: column)
    }

    private static let extents: RequestExtents = {
        var extents = RequestExtents()
        extents.add(1, from: place(20), to: place(30))
        extents.add(0, from: place(5, 3), to: place(9))
        extents.add(2, from: place(1, file: "b.json"), to: place(.max, file: "b.json"))
        extents.sort()
        return extents
    }()

    @Test(arguments: [(5, 3, 0), (8, 99, 0), (20, 1, 1), (29, 1, 1)])
    func aPlaceIsInTheRequestThatGoesOverIt(line: Int, column: Int, request: Int) {
        #expect(Self.extents.request(at: Self.place(line, column)) == request)
    }

    @Test(arguments: [(5, 2), (9, 1), (15, 1), (30, 1)])
    func betweenRequestsThereIsNone(line: Int, column: Int) {
        #expect(Self.extents.request(at: Self.place(line, column)) == nil)
    }

    @Test func eachFileHasItsOwn() {
        #expect(Self.extents.request(at: Self.place(7, file: "b.json")) == 2)
        #expect(Self.extents.request(at: Self.place(7, file: "c.json")) == nil)
    }
}
