import TestSupport
import Testing

@testable import PostmanModel

/// A collection read in parts must be the same as one read as a whole, mistakes and all.
struct SplitCollectionReaderTests {
    private static func read(_ bytes: [UInt8], _ sizes: SplitText.Sizes, file: String = "a.json") -> String {
        var reader = DocumentReader()
        reader.sizes = sizes
        return String(describing: reader.read(bytes, file: file))
    }

    private static func expectSame(_ bytes: [UInt8], file: String = "a.json") {
        let whole = read(bytes, .init(part: .max), file: file)
        for sizes in [SplitText.Sizes(part: 1, block: 7), .init(part: 1, block: 64), .init(part: 100, block: 100)] {
            #expect(read(bytes, sizes, file: file) == whole)
        }
    }

    private static let info = #""info":{"name":"C","schema":"\#(Inline.schema)"}"#
    private static let request = #"{"method":"GET","header":[{"key":"A","value":"b"}],"url":"http://x/a"}"#
    private static let item =
        #"{"name":"R ]},{","request":\#(request),"response":[{"name":"\"[{\\","originalRequest":\#(request),"code":200}]}"#

    @Test(arguments: [
        "{\(info),\"item\":[\(item),\(item),\(item)]}",
        "{\"item\":[\(item),\n \(item) , {\"name\":\"F\",\"item\":[\(item)]}],\(info)}",
        // Repeated names and half characters around, before and in the list.
        #"{"a":1,"a":2,\#(info),"item":[{"name":"é\uD800","name":"R","request":\#(request)},\#(item)],"a":"\uD800"}"#,
        // Examples without ids, without requests and with codes that nobody can send.
        #"{\#(info),"item":[{"response":[{},{"code":1}]},{"request":\#(request),"response":[{"code":1},{}]},\#(item),7]}"#,
        // Another list of this name counts.
        "{\(info),\"item\":[\(item),\(item)],\"item\":[\(item)]}",
        "{\(info),\"item\":[\(item),\(item)],\"item\":7,\"items\":[\(item)]}",
        "{\(info),\"item\":[]}", "{\(info),\"item\":[\(item)]}", #"{"item":[\#(item),\#(item)]}"#,
        #"{"run":{},\#(info),"item":[\#(item),\#(item)]}"#,
        #"{"collection":{\#(info),"item":[\#(item),\#(item)]}}"#,
        #"{"info":{"schema":"https://schema.postman.com/v9/"},"item":[\#(item),7],"variable":3}"#,
        // Mistakes in the list and behind it; the first one is told.
        "{\(info),\"item\":[\(item),,\(item)]}", "{\(info),\"item\":[\(item),\(item),]}",
        "{\(info),\"item\":[,\(item)]}", "{\(info),\"item\":[\(item)],\(item)]}",
        "{\(info),\"item\":[\(item),\"\\\(item)],]}", "{\(info),\"item\":[\(item) \(item)}]}",
        "{\(info),\"item\":[\(item),tru,\(item)],}", "{\(info),\"item\":[\(item),\(item)],}",
    ])
    func agreesWithReadingAsAWhole(text: String) {
        // At every place in the words that are looked at.
        for blanks in 0..<8 { Self.expectSame(Array((String(repeating: " ", count: blanks) + text).utf8)) }
    }

    @Test func agreesOnEveryPrefixAndDamage() {
        let item = #"{"request":"x/\"\\[","response":[{"code":200}]}"#
        let text = Array("{\(Self.info),\"item\":[\(item),[\(item)],\(item)],\"variable\":[]}".utf8)
        for index in text.indices {
            Self.expectSame(Array(text[..<index]))
            for byte in [0x22, 0x5C, 0x2C, 0x5D, 0xC3] as [UInt8] {
                var damaged = text
                damaged[index] = byte
                Self.expectSame(damaged)
            }
        }
    }

    @Test func keepsTheNestingLimit() {
        let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
        for depth in [508, 509, 510, 511, 512] {
            let list = deep.dropFirst(600 - depth).dropLast(600 - depth)
            Self.expectSame(Array("{\(Self.info),\"item\":[\(Self.item),\(list)]}".utf8))
        }
    }

    @Test(.enabled(if: Corpus.isPresent), arguments: Corpus.entries)
    func agreesOnRealFiles(entry: Corpus.Entry) throws {
        Self.expectSame(try Corpus.bytes(entry.file), file: entry.file)
    }
}
