/// A mock that was made while the server runs, and a browser that can show its page.
struct MadeMockPage {
    let sample = APISample()
    let browser: PageBrowser
    let id: String
    var place: String { "/page/mocks/\(id)" }

    init() throws {
        browser = try PageBrowser(sample)
        id = try sample.addMock()
    }
}
