import Foundation
import HTTPMessage
import HTTPWire
import Synchronization

/// An origin whose page makes the calls it is given with `fetch` and reports what it could read.
final class VisitorPage: Responder {
    /// One call of the page's script.
    struct Visit: Codable, Sendable {
        var name: String
        var url: String
        var method: String
        /// Names and values, in order.
        var headers: [[String]]
        var body: String?
        var includesCredentials: Bool
        /// Made by a sandboxed frame, whose origin is `null`.
        var isSandboxed: Bool
    }

    /// What the script was given.
    struct Sight: Codable, Sendable {
        var name: String
        /// False where `fetch` failed, as it does for all that the browser withholds.
        var isReadable: Bool
        var status: Int
        var text: String
    }

    private struct State {
        var visits: [Visit] = []
        var sights: [Sight]?
    }

    private let state = Mutex(State())

    func prepare(_ visits: [Visit]) {
        state.withLock { $0 = State(visits: visits) }
    }

    /// What the page saw; nil while it is still looking.
    var sights: [Sight]? { state.withLock { $0.sights } }

    func respond(to call: Call) -> Response {
        switch (call.method, call.target) {
        case ("GET", "/"): Response(Self.page("<iframe sandbox=\"allow-scripts\" src=\"/frame\"></iframe>", "page.js"))
        case ("GET", "/frame"): Response(Self.page("", "frame.js"))
        case ("GET", "/page.js"): Response(Self.script(Self.visiting + Self.pageScript))
        case ("GET", "/frame.js"): Response(Self.script(Self.visiting + Self.frameScript))
        case ("GET", "/visits"): Response(visitsReply)
        case ("POST", "/sights"): Response(take(call.body))
        default: Response(Reply(status: 404))
        }
    }

    private var visitsReply: Reply {
        let visits = state.withLock { $0.visits }
        let body = (try? JSONEncoder().encode(visits)) ?? Data()
        return Reply(status: 200, headers: ["Content-Type": "application/json"], body: Array(body))
    }

    private func take(_ body: [UInt8]) -> Reply {
        guard let sights = try? JSONDecoder().decode([Sight].self, from: Data(body)) else { return Reply(status: 400) }
        state.withLock { $0.sights = sights }
        return Reply(status: 204)
    }

    private static func page(_ content: String, _ script: String) -> Reply {
        let html = "<!doctype html><title>Visitor</title>\(content)<script src=\"/\(script)\"></script>"
        return Reply(status: 200, headers: ["Content-Type": "text/html; charset=utf-8"], body: Array(html.utf8))
    }

    private static func script(_ text: String) -> Reply {
        Reply(status: 200, headers: ["Content-Type": "text/javascript"], body: Array(text.utf8))
    }

    private static let visiting = """
        async function look(visit) {
          try {
            const reply = await fetch(visit.url, {
              method: visit.method, headers: visit.headers, body: visit.body,
              credentials: visit.includesCredentials ? "include" : "same-origin",
            });
            return { name: visit.name, isReadable: true, status: reply.status, text: await reply.text() };
          } catch (error) {
            return { name: visit.name, isReadable: false, status: 0, text: String(error) };
          }
        }

        """

    private static let pageScript = """
        const frame = document.querySelector("iframe");
        const ready = new Promise(resolve => addEventListener("message", function first(event) {
          if (event.data === "ready") resolve();
        }));
        function lookFromFrame(visit) {
          return new Promise(resolve => {
            addEventListener("message", event => { if (event.data.name === visit.name) resolve(event.data); });
            frame.contentWindow.postMessage(visit, "*");
          });
        }
        (async () => {
          frame.contentWindow.postMessage("ready?", "*");
          await ready;
          const visits = await (await fetch("/visits")).json();
          const sights = [];
          for (const visit of visits) sights.push(await (visit.isSandboxed ? lookFromFrame(visit) : look(visit)));
          await fetch("/sights", { method: "POST", body: JSON.stringify(sights) });
        })();
        """

    private static let frameScript = """
        addEventListener("message", async event => {
          parent.postMessage(event.data === "ready?" ? "ready" : await look(event.data), "*");
        });
        parent.postMessage("ready", "*");
        """
}
