import HTTPMessage
import PostmanModel

/// One member of a request's JSON body, with the name that an error calls it by.
struct RequestValue {
    let value: JSONValue
    let name: String

    /// The object under the one member that Postman wraps each body in.
    init(_ request: ControlRequest, in wrapper: String) throws(APIError) {
        let root = try request.json()
        guard let value = root.member(wrapper) else { throw .missing(wrapper) }
        guard value.kind == .object else { throw .invalid(wrapper, "It must be an object.") }
        self.init(value: value, name: wrapper)
    }

    private init(value: JSONValue, name: String) {
        self.value = value
        self.name = name
    }

    /// Nil where the member is absent.
    subscript(name: String) -> RequestValue? {
        value.member(name).map { RequestValue(value: $0, name: name) }
    }

    var isNull: Bool { value.isNull }

    func object(_ name: String) throws(APIError) -> RequestValue? {
        guard let member = self[name], !member.isNull else { return nil }
        guard member.value.kind == .object else { throw .invalid(name, "It must be an object.") }
        return member
    }

    func text(_ name: String) throws(APIError) -> String? {
        guard let member = self[name], !member.isNull else { return nil }
        guard let text = member.value.string else { throw .invalid(name, "It must be a text.") }
        return text
    }

    func flag(_ name: String) throws(APIError) -> Bool? {
        guard let member = self[name], !member.isNull else { return nil }
        guard let flag = member.value.bool else { throw .invalid(name, "It must be true or false.") }
        return flag
    }

    func integer(_ name: String) throws(APIError) -> Int? {
        guard let member = self[name], !member.isNull else { return nil }
        guard let number = member.value.integer else { throw .invalid(name, "It must be a whole number.") }
        return number
    }

    func requiredText(_ name: String) throws(APIError) -> String {
        guard let text = try text(name), !text.isBlank else { throw .missing(name) }
        return text
    }

    /// `[{"key": …, "value": …}]`.
    func headers(_ name: String) throws(APIError) -> HeaderList? {
        guard let member = self[name], !member.isNull else { return nil }
        guard member.value.kind == .array else { throw .invalid(name, "It must be a list of key and value.") }
        var headers = HeaderList()
        for element in member.value.elements {
            guard let key = element.member("key")?.string, key.isHTTPToken else {
                throw .invalid(name, "Each key must be a header name.")
            }
            let value = element.member("value")?.string ?? ""
            guard value.utf8.allSatisfy({ $0 == 9 || $0 >= 32 && $0 != 127 }) else {
                throw .invalid(name, "The value of '\(key)' holds a control character.")
            }
            headers.append(key, value)
        }
        return headers
    }
}

extension JSONValue {
    /// The last member of that name, as JavaScript reads it; nil where there is none, or where this is not an object.
    func member(_ name: String) -> JSONValue? {
        guard kind == .object else { return nil }
        return members.reduce(nil) { found, member in member.name == name ? member.value : found }
    }
}
