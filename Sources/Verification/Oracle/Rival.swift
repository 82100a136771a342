import HTTPMessage
import PostmanModel

/// An example that competes for calls, with its variables filled in; a class, since calls compare thousands of them, and
/// without a copy of the example, since there may be a hundred thousand.
final class Rival: Sendable {
    /// Its place among all usable examples of the collection, in file order.
    let index: Int
    private let place: Place
    let scope: VariableScope
    /// Upper-case (B-4.15).
    let method: String
    let path: SavedPath
    private let content: Content

    /// Where its request and the example are kept.
    private enum Place {
        case collection([RequestItem], request: Int32, example: Int32)
        indirect case alone(RequestItem, Example)
    }

    /// What of its request is compared besides the path: nothing, of most of those without a body.
    private final class Content: Sendable {
        static let none = Content(parameters: [], headers: HeaderList(), body: SavedBody.none)

        let parameters: [Parameter]
        let headers: HeaderList
        let body: SavedBody

        init(parameters: [Parameter], headers: HeaderList, body: SavedBody) {
            self.parameters = parameters
            self.headers = headers
            self.body = body
        }

        static func of(_ request: SavedRequest, _ scope: VariableScope) -> Content {
            if request.url.query.isEmpty, request.headers.isEmpty, request.body == nil { return none }
            let headers = HeaderList(
                request.headers.filter(\.isEnabled).map {
                    HeaderField(scope.substitute($0.key).trimmedBlanks, scope.substitute($0.value ?? "").trimmedBlanks)
                })
            return Content(
                parameters: Parameter.parameters(of: request.url.query, scope: scope), headers: headers,
                body: SavedBody(request.body, contentType: headers["Content-Type"], scope: scope))
        }
    }

    /// An example of a collection, by the places of its request and of itself among those of the request.
    convenience init(index: Int, in requests: [RequestItem], request: Int, example: Int, scope: VariableScope) {
        self.init(
            index, .collection(requests, request: Int32(request), example: Int32(example)),
            requests[request].examples[example].request, scope, path: nil)
    }

    /// An example that is not in the collection.
    ///
    /// - Parameter path: another than its own, where its variables are to stay.
    convenience init(index: Int, item: RequestItem, example: Example, scope: VariableScope, path: SavedPath? = nil) {
        self.init(index, .alone(item, example), example.request, scope, path: path)
    }

    private init(_ index: Int, _ place: Place, _ request: SavedRequest, _ scope: VariableScope, path: SavedPath?) {
        self.index = index
        self.place = place
        self.scope = scope
        method = request.method.uppercased()
        self.path = path ?? SavedPath(request.url, scope: scope)
        content = Content.of(request, scope)
    }

    var parameters: [Parameter] { content.parameters }
    /// The enabled request headers.
    var headers: HeaderList { content.headers }
    var body: SavedBody { content.body }

    /// The place of its request in the collection; nil for an example that is not in it.
    var request: Int? { if case .collection(_, let request, _) = place { Int(request) } else { nil } }

    var item: RequestItem {
        switch place {
        case .collection(let requests, let request, _): requests[Int(request)]
        case .alone(let item, _): item
        }
    }

    var example: Example {
        switch place {
        case .collection(let requests, let request, let example): requests[Int(request)].examples[Int(example)]
        case .alone(_, let example): example
        }
    }

    /// The status it is served with: null is served as 200 (B-5.01).
    var status: Int { example.code ?? 200 }

    /// Whether anything of its response is made for each call or for its variables.
    var hasTemplate: Bool {
        TokenPiece.mayOccur(in: example.body)
            || example.headers.contains { $0.value.map { TokenPiece.mayOccur(in: $0.utf8) } ?? false }
    }

    /// Whether a response can carry its status at all (D12).
    static func isServable(_ example: Example) -> Bool { (200...999).contains(example.code ?? 200) }

    /// The order of ties by id: ascending bytes, then file order (D9).
    func precedesByID(_ other: Rival) -> Bool {
        if example.id == other.example.id { return index < other.index }
        return example.id.utf8.lexicographicallyPrecedes(other.example.id.utf8)
    }
}
