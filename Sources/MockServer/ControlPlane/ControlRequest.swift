package import HTTPMessage
package import PostmanModel

/// A call to the control plane, with what its path holds.
package struct ControlRequest: Sendable {
    package let call: Call
    /// The decoded segments that a route's pattern names in braces.
    package let parameters: [String: String]
    private let queryPieces: [QueryPiece]

    package init(_ call: Call, parameters: [String: String] = [:]) {
        self.call = call
        self.parameters = parameters
        queryPieces = Target(call.target).queryPieces
    }

    /// The segment that the pattern of the route names so; the route would not have matched without it.
    package subscript(parameter: String) -> String { parameters[parameter] ?? "" }

    /// The decoded value of the first query parameter of this name; empty where it has none, nil where it is absent.
    package func query(_ name: String) -> String? {
        queryPieces.first { $0.decodedKey == name }?.decodedValue
    }

    /// The body as JSON.
    ///
    /// - Throws: `APIError` that says where the text breaks off or goes wrong.
    package func json() throws(APIError) -> JSONValue {
        do throws(JSONSyntaxError) {
            return try JSONDocument.parse(call.body).root
        } catch {
            throw APIError(
                status: 400, name: "malformedRequestError",
                message: "Invalid JSON: \(error.message) at line \(error.line), column \(error.column).")
        }
    }

    /// The fields of an `application/x-www-form-urlencoded` body in order, decoded.
    package func form() -> [(name: String, value: String)] {
        QueryPiece.split(urlencodedBody: call.body).map { ($0.decodedKey, $0.decodedValue) }
    }
}
