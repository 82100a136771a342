import HTTPMessage
import HTTPWire
import PostmanModel

/// The request of an entry of an HTTP archive, as browsers, mitmproxy and Playwright write it.
struct HARRequest {
    let url: RecordedURL
    /// Its target is that of the whole URL.
    let call: Call
    private let response: JSONValue?
    /// Whether it loaded a part of a page, as opposed to what a script or a program asks an API.
    let isPartOfPage: Bool

    /// Nil for what is not an HTTP request.
    ///
    /// - Parameter last: the URL of the entry before.
    init?(_ entry: JSONValue, last: RecordedURL?) {
        guard let request = entry["request"], let method = request["method"]?.string, method.isHTTPToken,
            let url = request["url"]?.string.flatMap({ RecordedURL($0, last: last) })
        else { return nil }
        self.url = url
        var headers = Self.headers(of: request)
        // HTTP/2 has it as a field of its own.
        if !headers.contains("host") { headers.append("Host", url.origin.authority) }
        let body = request["postData"].map(Self.body) ?? []
        if !body.isEmpty, !headers.contains("content-type"), let type = request["postData"]?["mimeType"]?.string,
            !type.isEmpty
        {
            headers.append("Content-Type", type)
        }
        call = Call(method: method, target: url.target, headers: headers, body: body)
        response = entry["response"]
        isPartOfPage = Self.isPartOfPage(entry, headers)
    }

    private static func headers(of message: JSONValue) -> HeaderList {
        let rows = message["headers"]?.elements.compactMap { row -> HeaderField? in
            // HTTP/2's own fields begin with a colon.
            guard let name = row["name"]?.string, name.isHTTPToken, let value = row["value"]?.string else { return nil }
            return HeaderField(name, value)
        }
        return HeaderList(rows ?? [])
    }

    /// What came back, without its body; nil where nothing did, which browsers write as a status of 0 or -1, and where
    /// they do not say what.
    var reply: Reply? {
        guard let response, let status = response["status"]?.double.flatMap({ Int(exactly: $0) }),
            (200...599).contains(status)
        else { return nil }
        let headers = Self.headers(of: response)
        return headers.fields.isEmpty ? nil : Reply(status: status, headers: headers)
    }

    private static func body(_ data: JSONValue) -> [UInt8] {
        if let text = data["text"]?.stringBytes, !text.isEmpty { return text }
        let fields = data["params"]?.elements.compactMap { field -> String? in
            guard let name = field["name"]?.string else { return nil }
            let value = field["value"]?.string ?? ""
            return "\(PercentCoding.encodeQueryComponent(name))=\(PercentCoding.encodeQueryComponent(value))"
        }
        return Array((fields ?? []).joined(separator: "&").utf8)
    }

    /// By what browsers say of it; without that it is a program's.
    private static func isPartOfPage(_ entry: JSONValue, _ headers: HeaderList) -> Bool {
        if let type = entry["_resourceType"]?.string {
            return !["xhr", "fetch", "preflight", "other", "ping", "eventsource"].contains(type.lowercased())
        }
        return headers["sec-fetch-dest"].map { $0.lowercased() != "empty" } ?? false
    }
}
