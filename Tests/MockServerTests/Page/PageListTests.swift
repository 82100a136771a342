import HTTPMessage
import Testing

@testable import MockServer

struct PageListTests {
    private typealias Neighbours = (query: String, range: Range<Int>, previous: String?, next: String?)

    private static let cases: [Neighbours] = [
        ("", 0..<50, nil, "/l?page=2"), ("?page=3", 100..<120, "/l?page=2", nil),
        ("?page=99", 100..<120, "/l?page=2", nil), ("?page=-1", 0..<50, nil, "/l?page=2"),
        ("?page=2&q=a%26b", 50..<100, "/l?q=a%26b&page=1", "/l?q=a%26b&page=3"),
    ]

    @Test(arguments: cases)
    func eachPageLeadsToItsNeighbours(query: String, range: Range<Int>, previous: String?, next: String?) {
        let request = ControlRequest(Call(method: "GET", target: "/l" + query))
        let list = PageList(Array(0..<120), at: "/l?", request, most: 50)
        #expect(Array(list.shown) == Array(range))
        let values = list.values("calls")
        #expect(values["previous"] as? String == previous && values["next"] as? String == next)
        #expect(values["count"] as? String == "\(range.lowerBound + 1)–\(range.upperBound) of 120 calls")
    }
}
