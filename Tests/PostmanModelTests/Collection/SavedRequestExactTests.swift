import PostmanModel
import Testing

struct SavedRequestExactTests {
    private static func request(
        _ method: String = "POST", host: String = "http://x", path: String = "/é", query: [Row] = [Row("q", "1")],
        values: [Row] = [], headers: [Row] = [Row("A", nil)], body: RequestBody? = .raw("b", language: "text")
    ) -> SavedRequest {
        SavedRequest(
            method: method, url: SavedURL(host: host, path: path, query: query, pathVariables: values),
            headers: headers, body: body)
    }

    @Test func whatIsWrittenAlikeIsTheSame() {
        let request = Self.request()
        #expect(request.isExactly(request))
        #expect(request.isExactly(Self.request()))
        let form = RequestBody.urlencoded([Row("a", "1"), Row("b", nil, isEnabled: false)])
        #expect(Self.request(body: form).isExactly(Self.request(body: form)))
        #expect(Self.request(body: nil).isExactly(Self.request(body: nil)))
    }

    @Test(arguments: [
        request("post"), request(host: "http://y"), request(path: "/e\u{301}"), request(path: "/f"), request(query: []),
        request(query: [Row("q", nil)]), request(query: [Row("q", "1", isEnabled: false)]),
        request(values: [Row("v", "1")]),
        request(headers: []), request(headers: [Row("A", "")]), request(body: nil),
        request(body: .raw("b", language: nil)),
        request(body: .raw("c", language: "text")), request(body: .urlencoded([])),
    ])
    func whatDiffersIsNot(other: SavedRequest) {
        #expect(!Self.request().isExactly(other))
        #expect(!other.isExactly(Self.request()))
    }

    /// `String` takes both for equal; what is sent differs.
    @Test func twoSpellingsOfALetterDiffer() {
        #expect(Self.request() == Self.request(path: "/e\u{301}"))
    }
}
