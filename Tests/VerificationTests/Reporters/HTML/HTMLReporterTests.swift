import HTTPWire
import PostmanModel
import Testing

@testable import Verification

struct HTMLReporterTests {
    private static func blocks(in page: String) -> [Int] {
        page.matches(of: /<script type="application\/gzip" class="transcripts">([A-Za-z0-9+\/=]*)<\/script>/)
            .map { $0.output.1.count }
    }

    private static func page(_ count: Int, transcript: (Int) -> String) throws -> String {
        let results = (0..<count).map { number in
            var result = ReportSamples.result("case \(number)")
            result.transcript = transcript(number)
            return result
        }
        return try TextReports.write(.html, ReportSamples.run(results))
    }

    @Test(.enabled(if: Zlib.shared != nil, "zlib is not installed"))
    func exchangesOfPassedCasesArePackedInBlocks() throws {
        let page = try Self.page(201) {
            "GET /\($0) HTTP/1.1\n\nHTTP/1.1 200 OK\n\n\(String(repeating: "body ", count: 200))"
        }
        let blocks = Self.blocks(in: page)
        #expect(blocks.count == 2 && blocks.allSatisfy { $0 > 0 })
        // 200 KB of text.
        #expect(blocks.reduce(0, +) < 10_000)
        #expect(page.contains("data-block=\"200\" id=\"data\""))
        #expect(!page.contains("GET /7 HTTP"))
    }

    @Test func withoutExchangesThereIsNoBlock() throws {
        #expect(try Self.blocks(in: Self.page(201) { _ in "" }).isEmpty)
    }

    @Test(.enabled(if: Zlib.shared != nil, "zlib is not installed"))
    func aBlockWithoutExchangesKeepsItsPlace() throws {
        let blocks = try Self.blocks(in: Self.page(450) { $0 == 401 ? "GET / HTTP/1.1" : "" })
        #expect(blocks.map { $0 > 0 } == [false, false, true])
    }

    @Test func failuresStandWithTheirCollectionAndAxis() throws {
        let suites = [
            ReportSamples.suite("A"), ReportSamples.suite("B", .cors), ReportSamples.suite("C"),
            ReportSamples.suite("D"),
        ]
        let results = suites.flatMap { suite in
            (1...2).map { ReportSamples.result("\(suite.mock)\($0)", .failed(ReportSamples.failure), suite: suite) }
        }
        let page = try TextReports.write(.html, ReportSamples.run(results))
        let sections = page.split(separator: "<details class=\"suite\"").dropFirst()
        #expect(sections.map { $0.contains("</h3> <span class=\"note\">2 cases</span>") } == [true, true, true, true])
        #expect(sections[sections.startIndex + 1].contains("<h3>B [cors]</h3>"))
        #expect(sections.map { $0.hasPrefix(" open>") } == [true, true, true, false])
        #expect(page.matches(of: /<details class="case" id="[^"]*" open>/).count == 3)
    }
}
