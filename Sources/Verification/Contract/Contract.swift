import HTTPMessage
package import PostmanModel
import XMLSupport

/// What the examples of one request and status promise to whoever relies on them (product T-2).
package struct Contract: Sendable, Hashable {
    enum Body: Sendable, Hashable {
        /// None of the examples has one.
        case none
        case json(Shape)
        case xml(Shape)
        /// Compared by its media type alone: text, pictures, what no reader understands.
        case opaque
    }

    let status: Int
    /// The media types of the examples, lower-case and without parameters; empty where none says one.
    let mediaTypes: [String]
    /// `utf-8` where the examples name one, and all the same.
    let charset: String?
    let body: Body
    let exact: ExactValues?
    let rules: ShapeComparison.Rules
    /// The names of the headers that the examples have, lower-case; empty where they have none.
    let headerNames: Set<String>
    /// Where the example stands whose request is sent.
    package let location: SourceLocation

    /// One of the examples, with its variables filled in.
    struct Sample {
        var status: Int
        var contentType: String?
        var headerNames: [String] = []
        var body: [UInt8]
    }

    /// - Parameters:
    ///   - own: the example whose request is sent: `exact` places have its values.
    ///   - all: the examples of the same request and status, `own` among them.
    init(_ own: Sample, all: [Sample], rules: ShapeComparison.Rules, location: SourceLocation) {
        status = own.status
        self.rules = rules
        self.location = location
        let types = all.compactMap { $0.contentType.flatMap(MediaType.init) }
        mediaTypes = types.map(\.essence).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        let charsets = Set(types.map { $0.parameter("charset")?.lowercased() })
        charset = charsets.count == 1 ? charsets.first ?? nil : nil
        headerNames = Set(all.flatMap(\.headerNames).map { $0.lowercased() })
        let bodies = all.map(\.body).filter { !$0.isEmpty }
        var exact: ExactValues?
        if bodies.isEmpty {
            body = .none
        } else if let shape = Self.merged(bodies.map { JSONSample.value(of: $0).map { Shape($0) } }) {
            body = .json(shape)
            if !rules.exact.isEmpty, let value = JSONSample.value(of: own.body) {
                exact = ExactValues(value, root: ContractPath(), patterns: rules.exact)
            }
        } else if types.isEmpty || types.contains(where: \.isXML),
            let shape = Self.merged(bodies.map { XMLTree.root(of: $0).map { Shape(XMLValue.document($0)) } })
        {
            body = .xml(shape)
            if !rules.exact.isEmpty, let tree = XMLTree.root(of: own.body) {
                exact = ExactValues(
                    XMLValue.document(tree), root: ContractPath(isXML: true), patterns: rules.exact)
            }
        } else {
            body = .opaque
        }
        self.exact = exact
    }

    /// Nil where one of them could not be read.
    private static func merged(_ shapes: [Shape?]) -> Shape? {
        guard var result = shapes.first ?? nil else { return nil }
        for shape in shapes.dropFirst() {
            guard let shape else { return nil }
            result.merge(shape)
        }
        return result
    }
}

/// The JSON of an example's body, whose variables may stand where a value belongs.
enum JSONSample {
    static func value(of body: [UInt8]) -> JSONValue? {
        if let document = try? JSONDocument.parse(body) { return document.root }
        // What `{{total}}` will be outside of quotes nobody knows: null is the shape of the unknown.
        guard TokenPiece.mayOccur(in: body) else { return nil }
        var filled: [UInt8] = []
        for piece in TokenPiece.pieces(of: body) {
            switch piece {
            case .text(let text): filled += text
            case .token(let name):
                let isQuoted = filled.count { $0 == UInt8(ascii: "\"") } % 2 == 1
                filled += isQuoted ? Array("{{\(name)}}".utf8) : Array("null".utf8)
            }
        }
        return (try? JSONDocument.parse(filled))?.root
    }
}
