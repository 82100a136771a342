package import HTTPMessage
package import PostmanModel

/// What a reply must be; every part that is set is compared, and a failure names the promise it broke.
package struct Expectation: Sendable, Hashable {
    /// The statuses that keep the promise; one nearly always.
    package var statuses: [Int]
    /// Headers that must be there with exactly this value, names in any case, repeats in this order.
    package var headers: [HeaderField] = []
    /// Header names that must not be there: hop-by-hop headers of the example, stale framing.
    package var absentHeaders: [String] = []
    /// The names, in lower case, of headers that may be there besides those above and the platform's; nil where headers
    /// that nobody promised are nobody's concern.
    package var otherHeaders: Set<String>?
    /// Headers of which the moment of the answer decides a part, each once.
    package var shapedHeaders: [ShapedHeader] = []
    /// The body must be another than that of the response before it: it has a value that is made anew each time.
    package var isFresh = false
    /// The platform adds a weak entity tag, because the example stores none (B-5.07).
    package var hasGeneratedTag = false
    package var body: Body = .any
    /// The body comes as gzip; what else is expected is expected of the plain one.
    package var isCompressed = false
    /// The envelope's texts, where `body` is `.error` (B-10.A).
    var errorTexts: ErrorEnvelope.Texts?
    /// The server must close the connection after this reply (malformed requests).
    package var closesConnection = false
    /// Of `HTTP/1.x`, where the version of the response is compared.
    package var minorVersion: Int?
    /// The response's `Date` must be now: the server's clock is this machine's.
    package var isDatedNow = false
    /// The media type without parameters, where the value as a whole is not compared.
    package var mediaType: String?
    /// What keeps the promise as well: other examples of the same request.
    package var alternatives: [Expectation] = []
    /// Of a back end: what the examples promise in place of exact values.
    package var contract: ContractExpectation?
    /// What later requests use of the answer.
    package var captures: [AnswerCapture] = []
    /// How long the answer must be held back; nil where that is not measured.
    package var delay: Duration?
    /// For browsers: the reply must pass this check of the Fetch standard.
    package var cors: CORSExpectation?
    /// The failure message begins with its text: `selector by code (B-4.17)`.
    package var promise: Promise

    package enum Body: Sendable, Hashable {
        case any
        /// Not empty: a text that says what is wrong.
        case text
        case exactly([UInt8])
        /// The same bytes, or another spelling of the same JSON or XML.
        case equivalent([UInt8])
        /// Literal text around template holes, each hole compared by its documented shape.
        case template([TemplatePart])
        /// The mock's error envelope with this name (B-10.A).
        case error(name: String)
    }

    package struct ShapedHeader: Sendable, Hashable {
        package var name: String
        package var parts: [TemplatePart]
    }

    package enum TemplatePart: Sendable, Hashable {
        case literal([UInt8])
        /// What a dynamic variable made, or what only the wire knows.
        case hole(TextShape)
    }

    package init(promise: Promise, statuses: [Int], headers: [HeaderField] = [], body: Body = .any) {
        self.promise = promise
        self.statuses = statuses
        self.headers = headers
        self.body = body
    }
}
