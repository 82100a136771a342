import Foundation
import HTTPMessage
import PostmanModel
import TestSupport
import Testing

@testable import MockCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a stranger sends is read in a time that is at most linear in its bytes, whatever they are.
///
/// Measured in the processor time of one thread, so that a busy machine changes nothing.
struct CostTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: @Sendable (Int) -> [UInt8]
        let read: @Sendable ([UInt8]) -> Void

        init(
            _ name: String, _ start: String, _ piece: String, _ end: String,
            _ read: @escaping @Sendable ([UInt8]) -> Void
        ) {
            testDescription = name
            bytes = { count in
                var text = start
                for number in 0..<count {
                    text += piece.contains("#") ? piece.replacing("#", with: "\(number)") : piece
                }
                return Array((text + end).utf8)
            }
            self.read = read
        }
    }

    private static let json: @Sendable ([UInt8]) -> Void = { _ = BodyKey.canonicalJSON($0) }
    private static let xml: @Sendable ([UInt8]) -> Void = { _ = CallBody(bytes: $0, mediaType: nil).keys(of: .xml) }
    private static let form: @Sendable ([UInt8]) -> Void = {
        _ = CallBody(bytes: $0, mediaType: nil).keys(of: .urlencoded)
    }
    private static let multipart: @Sendable ([UInt8]) -> Void = {
        let type = MediaType("multipart/form-data; boundary=b")
        _ = CallBody(bytes: $0, mediaType: type).keys(of: .formData)
    }
    private static let graphQL: @Sendable ([UInt8]) -> Void = { _ = GraphQLBody.keys(of: $0) }
    private static let target: @Sendable ([UInt8]) -> Void = {
        let target = Target(String(decoding: $0, as: UTF8.self))
        _ = RequestPath(encoded: target.path)
        _ = QueryParameters(encoded: target.query ?? "")
    }
    private static let template: @Sendable ([UInt8]) -> Void = {
        _ = Template(String(decoding: $0, as: UTF8.self), captures: ["x"])
    }

    static let shapes: [Shape] = [
        Shape("JSON members", "{", "\"a#\":1,", "\"z\":1}", json),
        Shape("equal JSON members", "{", "\"a\":1,", "\"a\":1}", json),
        Shape("JSON arrays", "", "[", "", json), Shape("JSON numbers", "[", "1e9,", "1]", json),
        Shape("one JSON number", "", "9", "", json), Shape("JSON escapes", "\"", "\\u00e9", "\"", json),
        Shape("XML attributes", "<a", " a#=''", "/>", xml), Shape("XML declarations", "<a", " xmlns:p#='u'", "/>", xml),
        Shape("XML elements", "<a>", "<b#/>", "</a>", xml),
        Shape("XML sections", "<a><![CDATA[", "]] ]>", "]]></a>", xml),
        Shape("XML values", "<a b='", ">", "'/>", xml), Shape("XML depth", "", "<a>", "", xml),
        Shape("XML comments", "<a>", "x<!-- -->", "</a>", xml), Shape("XML entities", "<a>", "&amp;", "</a>", xml),
        Shape("form fields", "", "a#=1&", "z=1", form), Shape("equal form fields", "", "a&", "z", form),
        Shape("form escapes", "a=", "%41", "", form), Shape("broken form escapes", "a=", "%", "", form),
        Shape(
            "multipart fields", "", "--b\r\nContent-Disposition: form-data; name=\"a#\"\r\n\r\n1\r\n", "--b--\r\n",
            multipart),
        Shape("multipart without an end", "--b\r\n", "\r\n--", "", multipart),
        Shape("multipart headers", "--b\r\n", "A: b\r\n", "\r\n\r\n--b--\r\n", multipart),
        Shape("GraphQL blanks", "{\"query\":\"", "  a", "\"}", graphQL), Shape("path segments", "", "/a", "", target),
        Shape("path escapes", "/", "%2F", "", target), Shape("query parameters", "/?", "a#=1&", "", target),
        Shape("equal query parameters", "/?", "a=1&", "", target), Shape("template tokens", "", "{{x}}", "", template),
        Shape("template openings", "", "{{", "", template),
        Shape("template helpers", "", "{{$body 'a'}}", "", template),
        Shape("template quotes", "{{$body '", "\\'", "'}}", template),
    ]

    @Test(arguments: shapes)
    func isAtMostLinear(shape: Shape) {
        let (small, large) = (shape.bytes(4_000), shape.bytes(16_000))
        shape.read(small)
        let times = (ProcessorTime.seconds { shape.read(small) }, ProcessorTime.seconds { shape.read(large) })
        #expect(times.1 < 10 * times.0 + 0.02, "\(small.count) bytes: \(times.0) s, \(large.count): \(times.1) s")
    }
}
