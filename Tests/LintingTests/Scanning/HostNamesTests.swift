import Testing

@testable import Linting

struct HostNamesTests {
    @Test(arguments: [
        ("https://API.example.com/v1", ["api.example.com"]),
        ("http://10.0.0.1:8080/x?next=ftp://b.c", ["10.0.0.1", "b.c"]),
        ("https://anna:secret@host-1.local", ["host-1.local"]), ("a:b c://", []), ("://x_y", ["x_y"]), ("", []),
        ("http://münchen.de", ["m"]), ("http:///path", []), ("https://a https://b", ["a", "b"]), (":://q", ["q"]),
        ("https://{{host}}/x", []), ("x:/y http:/z", []), ("https://a:://b", ["a"]),
    ])
    func areThoseOfAllURLs(text: String, hosts: [String]) {
        #expect(HostNames.of(text) == hosts)
    }
}
