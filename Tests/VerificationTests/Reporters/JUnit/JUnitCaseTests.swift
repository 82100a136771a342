import Testing
import XMLSupport

@testable import Verification

struct JUnitCaseTests {
    @Test(arguments: [
        ("api/orders.json", "at api.Collection.verify(orders.json:7)"),
        ("a/b_c/x y.json", nil),
        ("specs/v2/orders.json", "at specs.v2.Collection.verify(orders.json:7)"),
        ("orders.json", nil),
        ("API/orders.json", nil),
        ("api/V2/orders.json", nil),
        ("api/v2.1/orders.json", nil),
        ("/abs/orders.json", nil),
        ("2025/orders.json", nil),
    ])
    func writesAStackLineOnlyWhereItCanBeReadBack(file: String, line: String?) throws {
        let xml = try written(file: file, .failed(ReportSamples.failure))
        #expect(xml.contains("\nat ") == (line != nil))
        if let line {
            #expect(xml.contains("\n\(line)</failure>"))
        }
    }

    @Test func textsHaveLimits() throws {
        let long = String(repeating: "0123456789\n", count: 20_000)
        let failure = Failure(
            message: long, type: "a.b", checks: Array(repeating: long, count: 100), difference: long, transcript: long,
            reproduce: [long])
        let xml = try written(file: "api/a.json", .failed(failure))
        let text = try #require(xml.firstMatch(of: #/<failure message="([^"]*)" type="a.b">([^<]*)</#))
        #expect(text.output.1.count <= 300)
        #expect(text.output.2.utf8.count <= 32 * 1024)
        #expect(text.output.2.hasPrefix(text.output.1 + "\napi/a.json:7\n"))
        #expect(text.output.2.contains("reproduce: "))
        let transcript = try #require(xml.firstMatch(of: #/<system-out>([^<]*)</#))
        #expect(transcript.output.1.utf8.count <= 64 * 1024)
    }

    @Test func passingCasesHaveNothingInside() throws {
        let xml = try written(file: "f", .passed)
        #expect(xml == #"<testcase name="n" classname="c" time="0.001" file="f" line="7"/>"#)
    }

    private func written(file: String, _ verdict: Verdict) throws -> String {
        var bytes: [UInt8] = []
        let writer = try XMLWriter { bytes += $0 }
        try writer.flush()
        let start = bytes.count
        let element = JUnitCase(name: "n", className: "c", file: file, line: 7, milliseconds: 1, verdict: verdict)
        try element.write(to: writer, as: .portable)
        try writer.flush()
        return String(decoding: bytes[start...], as: UTF8.self)
    }
}
