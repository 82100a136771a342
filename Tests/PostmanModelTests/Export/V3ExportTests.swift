import PostmanModel
import Testing

/// What a folder of format v3 is written from and what it is called; that it reads back as the same mock is shown beside
/// the readers of folders.
struct V3ExportTests {
    private static func paths(_ json: String) -> [String]? {
        V3Export.files(of: Array(json.utf8), named: "given")?.map(\.path)
    }

    @Test(arguments: ["", "{", "[]", #"{"a":1}"#, #"{"name":"E","values":[]}"#])
    func whatIsNoCollectionIsNotWritten(json: String) {
        #expect(Self.paths(json) == nil)
    }

    @Test func itemsBecomeFilesBelowFoldersOfTheirNames() throws {
        let json = """
            {"info":{"name":"Shop","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item":[{"name":"Users","item":[{"name":"List","request":{"method":"GET","url":"https://a/users"},
               "response":[{"name":"OK","code":200,"body":"[]"}]}]}]}
            """
        let paths = try #require(Self.paths(json))
        #expect(paths.contains { $0.contains("Users/") && $0.hasSuffix("List.request.yaml") })
        #expect(Set(paths).count == paths.count)
    }
}
