package import HTTPMessage

/// The requests of a collection, changed with the examples that were saved of them.
extension CollectionEdit {
    /// What is sent; nil leaves a part as it is written.
    package struct Request: Sendable, Hashable {
        package var name: String
        package var method: String?
        package var url: String?
        package var headers: [HeaderField]?
        /// Of the mode `raw`.
        package var body: String?

        package init(
            name: String, method: String? = nil, url: String? = nil, headers: [HeaderField]? = nil, body: String? = nil
        ) {
            self.name = name
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
        }

        fileprivate var hasChanges: Bool { method != nil || url != nil || headers != nil || body != nil }
    }

    package var requestCount: Int { requests.count }

    /// - Parameters:
    ///   - number: of the request, in file order.
    ///   - followers: which of its examples, counted from 0, are to be of the new request too.
    /// - Returns: nil where there is no such request.
    package func replacing(request number: Int, with request: Request, followers: Set<Int>) -> [UInt8]? {
        guard requests.indices.contains(number) else { return nil }
        let item = requests[number].value
        var edits = Self.setting([("name", JSONText.quoted(request.name))], in: item)
        var sent = [item["request"]]
        for (place, example) in Self.examples(of: item).enumerated() where followers.contains(place) {
            sent.append(example.value["originalRequest"])
        }
        for value in sent.compactMap(\.self) { edits += Self.edits(of: value, to: request) }
        return apply(edits)
    }

    /// With all its examples.
    package func removing(request number: Int) -> [UInt8]? {
        requests.indices.contains(number) ? removing(requests[number].value, from: requests[number].list) : nil
    }

    /// With one example more at the end of a request's, saved of the request as it is.
    package func adding(_ response: Response, to number: Int) -> [UInt8]? {
        guard requests.indices.contains(number), let request = requests[number].value["request"] else { return nil }
        var members = Self.members(of: response)
        members.insert(("originalRequest", String(decoding: request.sourceBytes, as: UTF8.self)), at: 1)
        let example = "{" + members.map { "\(JSONText.quoted($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
        let item = requests[number].value
        guard let list = item["response"], list.kind == .array else {
            return apply(Self.setting([("response", "[\(example)]")], in: item))
        }
        let end = list.sourceBytes.endIndex - 1
        let text = (list.elements.isEmpty ? "" : ", ") + example
        return apply([TextEdit(end..<end, text.utf8)])
    }

    private static func edits(of value: JSONValue, to request: Request) -> [TextEdit] {
        guard request.hasChanges else { return [] }
        var members: [(name: String, value: String)] = []
        if let method = request.method { members.append(("method", JSONText.quoted(method))) }
        if let url = request.url { members.append(("url", JSONText.quoted(url))) }
        if let headers = request.headers { members.append(("header", rows(headers))) }
        let raw = request.body.map(JSONText.quoted)
        guard value.kind == .object else {
            // A bare URL stands for a GET of it.
            if request.url == nil { members.append(("url", String(decoding: value.sourceBytes, as: UTF8.self))) }
            if let raw { members.append(("body", Self.body(raw))) }
            let object = members.map { "\(JSONText.quoted($0.name)): \($0.value)" }.joined(separator: ", ")
            return [TextEdit(value.sourceBytes.indices, "{\(object)}".utf8)]
        }
        guard let raw else { return setting(members, in: value) }
        // What its text is written in stays.
        if let body = value["body"], body.kind == .object, body["mode"]?.string == "raw" {
            return setting(members, in: value) + setting([("raw", raw)], in: body)
        }
        return setting(members + [("body", body(raw))], in: value)
    }

    private static func body(_ raw: String) -> String { "{\"mode\": \"raw\", \"raw\": \(raw)}" }
}
