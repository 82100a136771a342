import Testing

@testable import PostmanModel

struct URLTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var host: String
        var path: String
        var query: [Row]

        init(_ text: String, _ host: String, _ path: String, _ query: [Row] = []) {
            self.text = text
            self.host = host
            self.path = path
            self.query = query
        }

        var testDescription: String { text }
    }

    @Test(arguments: [
        Case("", "", ""), Case("   ", "", ""), Case("/", "", "/"), Case("/users/1", "", "/users/1"),
        Case("https://api.example.com", "https://api.example.com", ""),
        Case("https://api.example.com/", "https://api.example.com", "/"),
        Case("https://api.example.com/a/b/", "https://api.example.com", "/a/b/"),
        Case("http://u:p@x.io:8080/a", "http://u:p@x.io:8080", "/a"),
        Case("http://u:p@ss@x.io/a@b", "http://u:p@ss@x.io", "/a@b"),
        Case("http://[::1]:80/a", "http://[::1]:80", "/a"),
        Case(" \n\thttp://x/a", "http://x", "/a"), Case("http://x/a ", "http://x", "/a "),
        Case("localhost:3000/x", "localhost:3000", "/x"), Case("{{baseUrl}}/users/:id", "{{baseUrl}}", "/users/:id"),
        Case("{{HOST}}{{PATH}}", "{{HOST}}{{PATH}}", ""), Case("{{url}}", "{{url}}", ""),
        Case("{{protocol}}://{{host}}:{{port}}/a", "{{protocol}}://{{host}}:{{port}}", "/a"),
        Case("{{a/b?c#d:e@f&g}}/x", "{{a/b?c#d:e@f&g}}", "/x"), Case("{{a//b://c}}/x", "{{a//b://c}}", "/x"),
        Case("http://x/{{a/b}}/{{c?d}}?q={{e&f=g#h}}", "http://x", "/{{a/b}}/{{c?d}}", [Row("q", "{{e&f=g#h}}")]),
        Case("{{{a/b}}}/x", "{{{a/b}}}", "/x"), Case("{{a/b", "{{a", "/b"), Case("{a/b}}/c", "{a", "/b}}/c"),
        Case("{{a{/b}}/c", "{{a{", "/b}}/c"),
        Case("http://x/a?q=1&r=2", "http://x", "/a", [Row("q", "1"), Row("r", "2")]),
        Case("http://x/a?q", "http://x", "/a", [Row("q", nil)]),
        Case("http://x/a?q=", "http://x", "/a", [Row("q", "")]),
        Case("http://x/a?q=a=b", "http://x", "/a", [Row("q", "a=b")]),
        Case("http://x/a?=v", "http://x", "/a", [Row("", "v")]),
        Case("http://x/a?q=1&q=2&&", "http://x", "/a", [Row("q", "1"), Row("q", "2")]),
        Case("http://x/a?", "http://x", "/a"),
        Case("http://x?q=1", "http://x", "", [Row("q", "1")]), Case("?q=1", "", "", [Row("q", "1")]),
        Case("http://x/a?b?c=d", "http://x", "/a", [Row("b?c", "d")]), Case("http://x/a#f?q=1", "http://x", "/a"),
        Case("http://x/a?q=1#f", "http://x", "/a", [Row("q", "1")]), Case("http://x#f/g", "http://x", ""),
        Case("http:\\\\x\\a\\b", "http://x", "/a/b"), Case("http://x/a?q=\\", "http://x", "/a", [Row("q", "\\")]),
        Case("http:////x//a", "http://x", "//a"), Case("file:///etc/hosts", "file://", "/etc/hosts"),
        Case("http://x//a//", "http://x", "//a//"), Case("a/b://c/d", "a/b://c", "/d"),
        Case("http://x/a b/%20+", "http://x", "/a b/%20+"), Case("http://x/\n/é", "http://x", "/\n/é"),
        Case("http://x/a:b/c", "http://x", "/a:b/c"), Case("?a=http://y/z", "", "", [Row("a", "http://y/z")]),
    ])
    func splitsAsPostmanDoes(example: Case) {
        let url = URLText.parse(example.text)
        #expect(url.host == example.host)
        #expect(url.path == example.path)
        #expect(url.query == example.query)
    }

    /// Braces that never close, in a number that would hang a quadratic scan.
    @Test func shieldsVariablesInLinearTime() {
        let text = String(repeating: "{{a", count: 400_000)
        #expect(URLText.parse(text).host == text)
        let braces = String(repeating: "{", count: 1_000_000)
        #expect(URLText.parse(braces).host == braces)
    }
}
