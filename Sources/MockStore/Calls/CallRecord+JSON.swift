import Foundation
import HTTPMessage
package import PostmanModel

/// The record as JSON: for Postman's API, and with what only we keep, for the file.
extension CallRecord {
    /// The parts of a record that the API leaves out unless it is asked for them (B-9.05).
    package enum Part: String, Sendable, Hashable, CaseIterable {
        case requestHeaders = "request.headers"
        case requestBody = "request.body"
        case responseHeaders = "response.headers"
        case responseBody = "response.body"
    }

    /// As Postman's API answers it.
    package func json(including parts: Set<Part>) -> JSONBody { .object(members(including: parts)) }

    private func members(including parts: Set<Part>) -> [JSONBody.Member] {
        var request: [JSONBody.Member] = [.init("method", .string(method)), .init("path", .string(target))]
        if parts.contains(.requestHeaders) { request.append(.init("headers", Self.json(self.request.headers))) }
        if parts.contains(.requestBody) {
            request.append(.init("body", .object([.init("mode", "raw")] + Self.members(of: self.request.body))))
        }
        var response: [JSONBody.Member] = [
            .init("type", isFound ? "success" : "error"), .init("statusCode", .integer(status)),
        ]
        if parts.contains(.responseHeaders) { response.append(.init("headers", Self.json(self.response.headers))) }
        if parts.contains(.responseBody) {
            response.append(.init("body", .object(Self.members(of: self.response.body))))
        }
        return [
            .init("id", .string(id)), .init("responseName", .string(responseName)),
            .init("servedAt", .string(time.iso8601)), .init("request", .object(request)),
            .init("response", .object(response)),
        ]
    }

    private static func json(_ headers: HeaderList) -> JSONBody {
        .array(
            headers.fields.map { field in
                [
                    "key": .string(field.name), "value": .string(field.value),
                    "description": ["content": "", "type": "text/plain"],
                ]
            })
    }

    /// What is not text stands there as Base64, and says so.
    private static func members(of body: [UInt8]) -> [JSONBody.Member] {
        guard let text = String(validating: body, as: UTF8.self) else {
            return [
                .init("data", .string(Data(body).base64EncodedString())), .init("encoding", "base64"),
            ]
        }
        return [.init("data", .string(text))]
    }

    // MARK: The file

    /// A line of the file, without its line feed.
    var line: String {
        let own: [JSONBody.Member] = [
            .init("outcome", .string(outcome)), .init("example", .optional(exampleID)),
            .init("mock", ["id": .optional(mockID), "name": .string(mockName)]),
            .init("microseconds", .integer(microseconds)),
            .init("omittedBytes", [.integer(request.omittedBytes), .integer(response.omittedBytes)]),
        ]
        let fault = fault.map { [JSONBody.Member("fault", .string($0))] } ?? []
        let members = members(including: Set(Part.allCases)).filter { $0.name != "id" } + own + fault
        return JSONBody.object([.init("number", .integer(number))] + members).text
    }

    /// Nil where the line is none of ours.
    package init?(line: some StringProtocol) {
        guard let root = try? JSONDocument.parse(Array(line.utf8)).root,
            let number = root["number"]?.integer, let time = root["servedAt"]?.string.flatMap(Timestamp.init(iso8601:)),
            let request = root["request"], let response = root["response"], let method = request["method"]?.string,
            let target = request["path"]?.string, let status = response["statusCode"]?.integer,
            let outcome = root["outcome"]?.string
        else { return nil }
        let omitted = root["omittedBytes"]?.elements.map { $0.integer ?? 0 } ?? []
        self.init(
            time: time, mockID: root["mock"]?["id"]?.string, mockName: root["mock"]?["name"]?.string ?? "none",
            method: method, target: target, request: Self.content(of: request, omitted.first ?? 0), status: status,
            response: Self.content(of: response, omitted.last ?? 0), outcome: outcome,
            isFound: response["type"]?.string == "success", responseName: root["responseName"]?.string ?? "",
            exampleID: root["example"]?.string, fault: root["fault"]?.string,
            microseconds: root["microseconds"]?.integer ?? 0)
        self.number = number
    }

    private static func content(of value: JSONValue, _ omittedBytes: Int) -> Content {
        let fields = value["headers"]?.elements.compactMap { header -> HeaderField? in
            guard let name = header["key"]?.string, let value = header["value"]?.string else { return nil }
            return HeaderField(name, value)
        }
        let body = value["body"]
        let text = body?["data"]?.string ?? ""
        let isBase64 = body?["encoding"]?.string == "base64"
        let bytes = isBase64 ? Data(base64Encoded: text).map(Array.init) ?? [] : Array(text.utf8)
        return Content(headers: HeaderList(fields ?? []), body: bytes, omittedBytes: omittedBytes)
    }
}
