import Foundation
import TestSupport
import Testing

/// The small front end that ships, tested in a browser through `mockcheck run`.
struct FrontEndTests {
    private static func run(_ page: String, in folder: TestFolder) async throws -> ProgramRun {
        let browser = try #require(Chromium.program)
        let script = """
            '\(browser)' --headless=new \(getuid() == 0 ? "--no-sandbox" : "") --disable-gpu \
              --user-data-dir='\(folder.path("profile"))' --virtual-time-budget=8000 \
              --dump-dom "file://\(page)?api=$MOCKCHECK_URL" 2>/dev/null
            """
        return try await ProgramRun(
            [
                "run", "specs/bookshop.postman_collection.json", "--report-dir", folder.path("r"), "--", "sh", "-c",
                script,
            ])
    }

    private static let page = ProgramRun.root.appending(path: "specs/front-end/index.html")

    @Test(.enabled(if: Chromium.program != nil, "Chromium is not installed"))
    func showsWhatTheMockAnswers() async throws {
        let folder = try TestFolder()
        let run = try await Self.run(Self.page.path, in: folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("<p id=\"state\">ready</p>"), "\(run.output)")
        #expect(run.output.contains("<li>"))
        let report = try String(contentsOfFile: folder.path("r/TEST-mockcheck.xml"), encoding: .utf8)
        #expect(report.contains("1 request: 'All books' 1"))
        // It sends a header of its own across origins, so that the browser asks first.
        #expect(report.contains("name=\"preflights\""))
    }

    @Test(.enabled(if: Chromium.program != nil, "Chromium is not installed"))
    func aTypingErrorInItIsFound() async throws {
        let folder = try TestFolder()
        let text = try String(contentsOf: Self.page, encoding: .utf8).replacing("/v1/books", with: "/v1/novels")
        try folder.write(text, to: "wrong.html")
        let run = try await Self.run(folder.path("wrong.html"), in: folder)
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.output.contains("failed: status 404"))
        #expect(run.errors.contains("no example matches GET /v1/novels"))
    }
}
