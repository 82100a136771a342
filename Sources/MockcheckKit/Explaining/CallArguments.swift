package import HTTPMessage
import MockFiles
import PostmanModel

/// The call that a command line describes.
package struct CallArguments {
    let method: String
    let target: String
    let headers: [String]
    let data: String?

    package init(method: String, target: String, headers: [String] = [], data: String? = nil) {
        self.method = method
        self.target = target
        self.headers = headers
        self.data = data
    }

    /// - Throws: `CommandProblem` where it describes none.
    package func call() throws -> Call {
        guard method.isHTTPToken else {
            throw CommandProblem.usage("'\(method)' is not a valid method; for example: GET")
        }
        return try Call(method: method, target: origin, headers: HeaderList(headers.map(field)), body: body)
    }

    /// The target without scheme and host, and without a fragment, which no client sends.
    private var origin: String {
        var text = target[...]
        if let scheme = text.firstRange(of: "://"), !text[..<scheme.lowerBound].contains("/") {
            text = text[scheme.upperBound...]
            text = text[(text.firstIndex { $0 == "/" || $0 == "?" } ?? text.endIndex)...]
        }
        text = text.prefix { $0 != "#" }
        return text.hasPrefix("/") ? String(text) : "/" + text
    }

    private func field(_ text: String) throws -> HeaderField {
        let name = text.prefix { $0 != ":" }
        guard name.count < text.count, String(name).isHTTPToken else {
            throw CommandProblem.usage("'\(text)' is not a valid header; for example: -H 'x-mock-response-code: 404'")
        }
        return HeaderField(String(name), String(text.dropFirst(name.count + 1)).trimmingHTTPBlanks)
    }

    private var body: [UInt8] {
        get throws {
            guard let data else { return [] }
            guard data.hasPrefix("@") else { return Array(data.utf8) }
            do throws(UnreadableFile) {
                return try InputFile(path: String(data.dropFirst())).load()
            } catch {
                throw CommandProblem.usage("cannot use the body: \(error.diagnostic)")
            }
        }
    }
}
