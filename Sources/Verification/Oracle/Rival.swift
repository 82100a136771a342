import HTTPMessage
import PostmanModel

/// An example that competes for calls, with its variables filled in; a class, since calls compare thousands of them.
final class Rival: Sendable {
    /// Its place among all usable examples of the collection, in file order.
    let index: Int
    private let place: Place
    let example: Example
    let scope: VariableScope
    /// Upper-case (B-4.15).
    let method: String
    let path: SavedPath
    let parameters: [Parameter]
    /// The enabled request headers.
    let headers: HeaderList
    let body: SavedBody

    /// Where its request is kept, of which few are asked.
    private enum Place {
        case collection([RequestItem], Int32)
        indirect case alone(RequestItem)
    }

    /// An example of a collection, by the places of its request and of itself among those of the request.
    convenience init(index: Int, in requests: [RequestItem], request: Int, example: Int, scope: VariableScope) {
        self.init(
            index, .collection(requests, Int32(request)), requests[request].examples[example], scope, path: nil)
    }

    /// An example that is not in the collection.
    ///
    /// - Parameter path: another than its own, where its variables are to stay.
    convenience init(index: Int, item: RequestItem, example: Example, scope: VariableScope, path: SavedPath? = nil) {
        self.init(index, .alone(item), example, scope, path: path)
    }

    private init(_ index: Int, _ place: Place, _ example: Example, _ scope: VariableScope, path: SavedPath?) {
        let request = example.request
        self.index = index
        self.place = place
        self.example = example
        self.scope = scope
        method = request.method.uppercased()
        self.path = path ?? SavedPath(request.url, scope: scope)
        parameters = Parameter.parameters(of: request.url.query, scope: scope)
        headers = HeaderList(
            request.headers.filter(\.isEnabled).map {
                HeaderField(scope.substitute($0.key).trimmedBlanks, scope.substitute($0.value ?? "").trimmedBlanks)
            })
        body = SavedBody(request.body, contentType: headers["Content-Type"], scope: scope)
    }

    /// The place of its request in the collection; nil for an example that is not in it.
    var request: Int? { if case .collection(_, let request) = place { Int(request) } else { nil } }

    var item: RequestItem {
        switch place {
        case .collection(let requests, let request): requests[Int(request)]
        case .alone(let item): item
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
