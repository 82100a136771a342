import MockCore
import PostmanModel

/// A part of an example or a request that a finding points at.
enum Part: Sendable, Hashable {
    case whole, name, id, code, status, body, request, requestBody, method, url, tests
    case header(Row)
    case requestHeader(Row)

    var anchor: String {
        switch self {
        case .whole: ""
        case .name: "name"
        case .id: "id"
        case .code: "code"
        case .status: "status"
        case .body: "body"
        case .request: "request"
        case .requestBody: "request/body"
        case .method: "request/method"
        case .url: "request/url"
        case .tests: "tests"
        case .header(let row): "header/\(row.key.lowercased())"
        case .requestHeader(let row): "request/header/\(row.key.lowercased())"
        }
    }
}
