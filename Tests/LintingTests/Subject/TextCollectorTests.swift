import MockFiles
import PostmanModel
import Testing

@testable import Linting

struct TextCollectorTests {
    private static func texts(_ json: String) throws -> [String] {
        var collector = TextCollector(TextTraits.Finder([]))
        collector.collect(try SourceTree(Array(json.utf8), file: "a.json"))
        return collector.texts.map { "\($0.item)|\($0.key)|\($0.text)" }
    }

    /// Each text has the names of the items around it, and the key of the row that it is the value of.
    @Test func aTextKnowsWhereItStands() throws {
        let json = """
            {"info":{"name":"Shop"},"item":[{"name":"Users","item":[{"name":"List","request":{
              "header":[{"key":"X-Token","value":"Bearer secret-1"}],"url":"https://a"}}]}]}
            """
        let texts = try Self.texts(json)
        #expect(texts == ["Users/List|X-Token|Bearer secret-1", "Users/List|url|https://a"])
    }

    @Test func whatNoRuleLooksForSaysNothing() throws {
        #expect(try Self.texts(#"{"a":"abc","b":12345,"c":true,"d":["abcd","a://b"]}"#) == ["|d|a://b"])
    }
}
