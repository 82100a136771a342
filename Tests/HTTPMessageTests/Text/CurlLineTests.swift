import HTTPMessage
import Testing

struct CurlLineTests {
    @Test(
        arguments: [
            (CurlLine(method: "GET", url: "http://a/b"), "curl http://a/b"),
            (CurlLine(method: "HEAD", url: "http://a/b"), "curl --head http://a/b"),
            (CurlLine(method: "POST", url: "http://a/b"), "curl -X POST http://a/b"),
            (CurlLine(method: "PUT", url: "http://a/b?c&d"), "curl -X PUT 'http://a/b?c&d'"),
            (
                CurlLine(method: "GET", url: "http://a/it's", key: .known("k")),
                #"curl -H 'x-api-key: k' 'http://a/it'\''s'"#
            ),
            (
                CurlLine(method: "GET", url: "http://a/b", key: .variable),
                #"curl -H "x-api-key: $API_KEY" http://a/b"#
            ),
        ])
    func linesForAShell(line: CurlLine, text: String) {
        #expect(line.text == text)
    }

    @Test(
        arguments: [("POST", []), ("GET", ["-X", "GET"]), ("PUT", ["-X", "PUT"]), ("M-SEARCH", ["-X", "M-SEARCH"])]
            as [(String, [String])])
    func curlPostsABodyByItself(method: String, words: [String]) {
        #expect(CurlLine.words(forMethod: method, hasBody: true) == words)
    }
}
