import Foundation
import HTTPMessage
import MockStore
import PostmanModel
import Testing

@testable import MockServer

/// The call log on the page, beyond what is in memory.
struct PageCallsTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "mockcheck-\(UUID().uuidString)")

    /// 250 calls, the newest three in memory.
    private func browser(isKept: Bool) throws -> PageBrowser {
        let log = try CallLog(capacity: 3, directory: isKept ? StateDirectory(path: folder.path) : nil)
        for number in 1...250 {
            log.append(bodyBytes: 0) {
                CallRecord(
                    time: Timestamp(milliseconds: 0), mockID: "files", mockName: "Files", method: "GET",
                    target: number % 2 == 0 ? "/even/\(number)" : "/odd/\(number)",
                    request: .init(headers: [:], body: []), status: 200, response: .init(headers: [:], body: []),
                    outcome: "matched", isFound: true, responseName: "", microseconds: 1)
            }
        }
        let sample = APISample()
        let page = try PageRoutes(
            created: sample.created, calls: log, base: "http://127.0.0.1:4010", mocks: sample.responder)
        return PageBrowser(page)
    }

    private func numbers(_ page: String) -> [Int] {
        page.matches(of: /href="\/page\/calls\/(\d+)"/).compactMap { Int($0.output.1) }
    }

    private func earlier(_ page: String) -> String? {
        page.firstMatch(of: /href="([^"]*before=\d+)"/).map { String($0.output.1).replacing("&amp;", with: "&") }
    }

    @Test func theFilesGoOnWhereTheMemoryEnds() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let browser = try browser(isKept: true)
        var page = browser.text("/page/calls?q=EVEN")
        #expect(numbers(page) == [250, 248])
        var all = numbers(page)
        while let address = earlier(page) {
            page = browser.text(address)
            #expect(!page.contains("Live update") && page.contains("Newest calls"))
            all += numbers(page)
        }
        #expect(all == Array(stride(from: 250, to: 0, by: -2)))
        #expect(browser.text("/page/calls/7").contains("/odd/7"))
        // Beyond both ends.
        #expect(browser.get("/page/calls/0").status == 404)
        #expect(browser.get("/page/calls/251").status == 404)
    }

    @Test func withoutFilesThereIsNothingEarlier() throws {
        let browser = try browser(isKept: false)
        let page = browser.text("/page/calls")
        #expect(numbers(page) == [250, 249, 248] && page.contains("3 calls, the newest") && earlier(page) == nil)
        #expect(browser.get("/page/calls/7").status == 404)
    }
}
