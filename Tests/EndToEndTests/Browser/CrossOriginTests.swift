import Foundation
import HTTPMessage
import HTTPWire
import Testing
import Verification

/// The verdicts of the verifier's `cors` axis beside what a real browser does.
struct CrossOriginTests {
    @Test(.enabled(if: Chromium.program != nil, "Chromium is not installed"))
    func theBrowserAgreesCaseByCase() async throws {
        let page = VisitorPage()
        let plainSpoken = PlainSpokenServer()
        let site = try await Listener.start(responder: page)
        let other = try await Listener.start(responder: plainSpoken)
        let origin = "http://127.0.0.1:\(site.port)"
        let mocks = try await BrowserMocks(for: origin)
        let trips = CrossOriginCase.all.enumerated().map { number, wish in
            CrossOriginTrip(wish, number: number, origin: origin, mocks: mocks, plainSpoken: other.port)
        }
        for trip in trips {
            if let answers = trip.answers { plainSpoken.prepare(trip.target, answers) }
        }
        page.prepare(trips.map(\.visit))

        let sights = try await Self.look(at: origin, page)
        try #require(sights.map(\.name) == trips.map(\.visit.name))
        var table = "| case | asks first | browser | verifier |\n|---|---|---|---|\n"
        for (trip, sight) in zip(trips, sights) {
            // Before the verifier asks the same.
            let question = plainSpoken.preflight(to: trip.target).map(Question.init)
            let verdict = try await trip.verdict()
            let asks = try #require(trip.page).needsPreflight
            let seen = sight.isReadable ? "reads \(sight.status)" : "is refused"
            let judged = verdict.isEmpty ? "readable" : verdict.map(\.rule.rawValue).joined(separator: " ")
            table += "| \(sight.name) | \(asks ? "yes" : "no") | \(seen) | \(judged) |\n"
            if trip.wish.isLaxInChromium {
                #expect(!verdict.isEmpty, "\(sight.name)")
                continue
            }
            #expect(sight.isReadable == verdict.isEmpty, "\(sight.name): \(seen); \(verdict) \(sight.text)")
            #expect((sight.isReadable ? sight.status : nil) == trip.wish.readableStatus, "\(sight.name): \(seen)")
            if trip.answers != nil { #expect(question == trip.question, "\(sight.name)") }
        }
        print(table)
        try await mocks.stop()
        await site.stop()
        await other.stop()
    }

    private static func look(at origin: String, _ page: VisitorPage) async throws -> [VisitorPage.Sight] {
        let browser = try Chromium(at: origin + "/")
        defer { withExtendedLifetime(browser) {} }
        let end = Date(timeIntervalSinceNow: 120)
        while Date() < end {
            if let sights = page.sights { return sights }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Unseen()
    }

    private struct Unseen: Error {}
}

/// What a preflight asks, as far as the standard fixes it (CI-4.1 C6).
struct Question: Equatable {
    var origin: String?
    var method: String?
    var names: String?
    var accept: String?

    init(_ preflight: Call) {
        origin = preflight.headers["origin"]
        method = preflight.headers["access-control-request-method"]
        names = preflight.headers["access-control-request-headers"]
        accept = preflight.headers["accept"]
    }
}
