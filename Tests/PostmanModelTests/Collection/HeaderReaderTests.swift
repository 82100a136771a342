import PostmanModel
import Testing

struct HeaderReaderTests {
    private func headers(_ header: String) throws -> ([Row]?, [Diagnostic]) {
        let (example, diagnostics) = try Inline.example(#"{"originalRequest":"http://x/a","header":\#(header)}"#)
        return (example?.headers, diagnostics)
    }

    @Test(arguments: [
        ("null", []), ("[]", []), ("\"\"", []), ("[{}]", []), ("[null]", []), (#"[{"key":"","value":""}]"#, []),
        (#"[{"key":"A","value":"1"},{"key":"a","value":"2"}]"#, [Row("A", "1"), Row("a", "2")]),
        (#"[{"key":"A","value":"1","disabled":true}]"#, [Row("A", "1", isEnabled: false)]),
        (#"[{"key":"A","value":3364}]"#, [Row("A", "3364")]), (#"[{"key":"A","value":true}]"#, [Row("A", "true")]),
        (#"[{"key":"A","value":null},{"key":"B"}]"#, [Row("A", nil), Row("B", nil)]),
        (#"["A: 1","B:2"]"#, [Row("A", "1"), Row("B", "2")]),
        (#""A: 1\nB: x:y \r\n\r\n//C: 3\n""#, [Row("A", "1"), Row("B", "x:y"), Row("C", "3", isEnabled: false)]),
        (#""A: 1\n  and 2""#, [Row("A", "1 and 2")]), (#"{"A":"1"}"#, [Row("A", "1")]),
        (#"[{"name":"A","value":"1"}]"#, [Row("A", "1")]),
    ])
    func readsEveryForm(header: String, expected: [Row]) throws {
        let (rows, diagnostics) = try headers(header)
        #expect(rows == expected)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        (#"[{"key":"{{client-id}}","value":"1"}]"#, "header-name"), (#"[{"key":"A -B","value":"1"}]"#, "header-name"),
        (#"[{"key":"//disabled-header","value":"1"}]"#, "header-name"), (#"[{"key":"","value":"1"}]"#, "header-name"),
        (#"[{"key":"A","value":"1\n2"}]"#, "header-newline"), (#"[{"key":"A","value":"1\r\nB: 2"}]"#, "header-newline"),
        (#"[{"key":"A","value":"1\u00002"}]"#, "header-control-character"),
    ])
    func keepsWhatHTTPCannotCarryWithAnError(header: String, rule: String) throws {
        let (rows, diagnostics) = try headers(header)
        #expect(rows?.count == 1)
        #expect(diagnostics.map(\.rule) == [rule])
        #expect(diagnostics.map(\.severity) == [.error])
    }

    @Test(arguments: [
        #"[{"key":"A B","value":"1","disabled":true}]"#, #"[{"key":"A","value":"1\n"}]"#,
        #"[{"key":"A","value":"\t1\t2"}]"#,
    ])
    func isSilentWhereNothingIsLost(header: String) throws {
        #expect(try headers(header).1.isEmpty)
    }

    @Test func pointsAtTheRow() throws {
        let (_, diagnostics) = try headers("[{\"key\":\"A\",\"value\":\"1\"},\n{\"key\":\"B\",\"value\":\"1\\n2\"}]")
        #expect(diagnostics.map(\.location.line) == [2])
        #expect(diagnostics.map(\.location.column) == [1])
    }

    @Test func onlyNotesWhatARequestHolds() throws {
        let (request, diagnostics) = try Inline.request(
            #"{"url":"http://x/a","header":[{"key":"Signature","value":"a\nb"}]}"#)
        #expect(request.headers == [Row("Signature", "a\nb")])
        #expect(diagnostics.map(\.severity) == [.note])
    }
}
