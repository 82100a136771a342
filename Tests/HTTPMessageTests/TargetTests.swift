import HTTPMessage
import Testing

struct TargetTests {
    @Test(
        arguments: [
            ("/", "/", nil, [""]), ("", "/", nil, [""]), ("/a", "/a", nil, ["a"]), ("/a/", "/a/", nil, ["a", ""]),
            ("//a", "//a", nil, ["", "a"]), ("/a//b", "/a//b", nil, ["a", "", "b"]), ("/a?x=1", "/a", "x=1", ["a"]),
            ("/a?", "/a", "", ["a"]), ("?x", "/", "x", [""]), ("/a?b?c/d", "/a", "b?c/d", ["a"]),
            ("*", "*", nil, ["*"]),
        ] as [(String, String, String?, [String])])
    func splits(_ text: String, _ path: String, _ query: String?, _ segments: [String]) {
        let target = Target(text)
        #expect(target.path == path)
        #expect(target.query == query)
        #expect(target.segments == segments)
    }

    @Test func segmentsAreDecodedOneByOne() {
        #expect(Target("/a%20b/c%2Fd/%zz").decodedSegments == ["a b", "c%2Fd", "%zz"])
    }

    @Test func queryPiecesKeepOrderRepeatsAndMissingValues() {
        let pieces = Target("/?a=1&b&a=2&&=x&c=d=e&f=").queryPieces
        #expect(
            pieces == [
                QueryPiece("a", "1"), QueryPiece("b", nil), QueryPiece("a", "2"), QueryPiece("", "x"),
                QueryPiece("c", "d=e"), QueryPiece("f", ""),
            ])
    }

    @Test func urlencodedBodiesDecodeLikeQueries() {
        let pieces = QueryPiece.split(urlencodedBody: Array("full+name=Ada%20L&note=a%2Bb&flag".utf8))
        #expect(pieces.map(\.decodedKey) == ["full name", "note", "flag"])
        #expect(pieces.map(\.decodedValue) == ["Ada L", "a+b", ""])
        #expect(QueryPiece.split(urlencodedBody: []).isEmpty)
    }
}
