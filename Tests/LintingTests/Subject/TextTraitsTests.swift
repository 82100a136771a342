import MockFiles
import PostmanModel
import Testing

@testable import Linting

struct TextTraitsTests {
    private static let finder = TextTraits.Finder(RuleCatalogue.tokenRules.map { $0.scanner })

    private func value(_ text: String) throws -> JSONValue {
        try JSONDocument.parse(Array(JSONText.quoted(text).utf8)).root
    }

    @Test(
        arguments: [
            ("abc", []), ("application/json", []), ("Basic ", .scheme), ("Bearer x", .scheme), ("basic abc", []),
            ("http://a", .url), ("a:/b//c", []), ("://", []), ("x://", .url), ("me@home", .at), ("@@@", []),
            ("x eyJ", .webToken), ("eyjx", []), ("-----BEGIN RSA", .pem), ("-----BEGIN", []),
            ("12345678901234", .longWord), ("1234567890123", []), ("1234567890123-4", []), ("a{{b", .braces),
            ("a{b{", []), ("AKIA", []), ("the key AKIA1234 and more", .token), ("https://me:pw@host", [.url, .at]),
            ("{{a}}@x://eyJ", [.braces, .at, .url, .webToken]), ("a\n-----BEGIN \n", .pem),
            ("<!-- mockcheck:ignore iban", .exception), ("mockcheck: ignore", []),
        ] as [(String, TextTraits)])
    func tellsWhatATextHas(text: String, expected: TextTraits) throws {
        #expect(Self.finder.traits(of: try value(text), under: nil) == expected)
    }

    @Test(
        arguments: [
            ("exec", .script), ("Exec", []), ("password", .password), ("X-API-Key", .password),
            ("client_secret", .password), ("passwords", []), ("", []), ("_", []), ("pass\u{212A}", []),
            ("apiKey", .password), ("api\u{212A}ey", .password), ("name", []),
        ] as [(String, TextTraits)])
    func tellsWhatItStandsUnder(key: String, expected: TextTraits) throws {
        #expect(Self.finder.traits(of: try value("some text"), under: try value(key)) == expected)
        #expect(Self.finder.traits(of: try value("abc"), under: try value(key)) == [])
    }

    /// The texts of long lists, which are walked in pieces, come in the order of the file with the names around them.
    @Test(arguments: [3, 255, 256, 257, 1000])
    func collectsInTheOrderOfTheFile(count: Int) throws {
        let items = (0..<count).map { #"{"name":"R\#($0)","request":{"url":"http://a/\#($0)","description":"no"}}"# }
        let json =
            #"{"info":{"name":"x://"},"item":[{"name":"F","item":[\#(items.joined(separator: ","))]},"#
            + #"{"name":"","request":{"header":[{"key":"token","value":"a@b.example"}]}}]}"#
        var collector = TextCollector(Self.finder)
        collector.collect(try SourceTree(Array(json.utf8), file: "a.json"))
        let expected =
            ["x://"] + (0..<count).map { "http://a/\($0)" } + ["a@b.example"]
        #expect(collector.texts.map(\.text) == expected)
        #expect(collector.texts.map(\.item) == [""] + (0..<count).map { "F/R\($0)" } + [""])
        #expect(collector.texts.map(\.key) == ["name"] + Array(repeating: "url", count: count) + ["token"])
    }
}
