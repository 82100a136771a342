/// A part of an example or a request that a finding points at.
enum Part: Sendable, Hashable {
    case whole, name, id, code, body, request, method, url
    case header(String)

    var anchor: String {
        switch self {
        case .whole: ""
        case .name: "name"
        case .id: "id"
        case .code: "code"
        case .body: "body"
        case .request: "request"
        case .method: "request/method"
        case .url: "request/url"
        case .header(let name): "header/\(name.lowercased())"
        }
    }
}
