import HTTPMessage
import Mustache

/// The page's HTML: one template for each view, all inside one frame.
struct PageTemplates: Sendable {
    /// One view, and the place of the navigation that it belongs to.
    enum View: String, CaseIterable {
        case launch, mocks, new, made, mock, delete, usage, calls, call, problem, signIn, attempt, example, request

        fileprivate var source: [UInt8] {
            switch self {
            case .launch: PackageResources.launch_mustache
            case .mocks: PackageResources.mocks_mustache
            case .new: PackageResources.new_mustache
            case .made: PackageResources.made_mustache
            case .mock: PackageResources.mock_mustache
            case .delete: PackageResources.delete_mustache
            case .usage: PackageResources.usage_mustache
            case .calls: PackageResources.calls_mustache
            case .call: PackageResources.call_mustache
            case .problem: PackageResources.problem_mustache
            case .signIn: PackageResources.sign_in_mustache
            case .attempt: PackageResources.attempt_mustache
            case .example: PackageResources.example_mustache
            case .request: PackageResources.request_mustache
            }
        }

        fileprivate var place: String {
            switch self {
            case .usage: "/page/usage"
            case .calls, .call: "/page/calls"
            default: "/page/mocks"
            }
        }
    }

    private static let places = [
        ("/page/mocks", "Mock servers"), ("/page/calls", "Calls"), ("/page/usage", "Usage"),
    ]

    private let frame: MustacheTemplate
    private let views: [View: MustacheTemplate]

    init() throws {
        frame = try Self.template(PackageResources.frame_mustache)
        var views: [View: MustacheTemplate] = [:]
        for view in View.allCases { views[view] = try Self.template(view.source) }
        self.views = views
    }

    /// - Parameter values: by the names in the template; what is missing there shows as nothing.
    func reply(_ view: View, title: String, _ values: [String: Any], status: Int = 200) -> Reply {
        let content = views[view]?.render(values) ?? ""
        let places = Self.places.map { address, name -> [String: Any] in
            ["address": address, "name": name, "isHere": address == view.place]
        }
        let html = frame.render(["title": title, "content": content, "places": places] as [String: Any])
        return Reply(status: status, headers: Self.headers("text/html; charset=utf-8"), body: Array(html.utf8))
    }

    /// Nothing but the page's own style and script is loaded, and nobody else's page shows this one.
    static func headers(_ type: String) -> HeaderList {
        [
            "Content-Type": type,
            "Content-Security-Policy":
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'",
            // Without a referrer, browsers send forms with the origin `null`.
            "Referrer-Policy": "same-origin",
        ]
    }

    private static func template(_ source: [UInt8]) throws -> MustacheTemplate {
        try MustacheTemplate(string: String(decoding: source, as: UTF8.self))
    }
}
