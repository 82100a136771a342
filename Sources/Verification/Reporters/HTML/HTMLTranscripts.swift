import HTTPMessage
import HTTPWire
import PostmanModel

/// Request and response of the cases that passed, packed in blocks that the script unpacks when somebody looks at one.
struct HTMLTranscripts {
    /// Cases in a block: so few that one is unpacked at once, so many that it packs well.
    private static let blockCases = 200
    /// Of one case, in bytes; who wants more asks again by the curl line.
    private static let caseLimit = 8 * 1024
    /// Of all blocks, packed; beyond that the cases are without.
    private static let totalLimit = 8 << 20

    private let spool: TextSpool
    private var pending: [String] = []
    private var written = 0
    private var hasSome = false

    init(besides path: String) throws {
        spool = try TextSpool(besides: path + ".transcripts")
    }

    mutating func add(_ result: CaseResult) throws {
        pending.append(ReportText.block(result.transcript, limit: Self.caseLimit))
        if pending.count == Self.blockCases { try close() }
    }

    /// The elements, one for each block of cases in their order; nothing where no case has a transcript.
    mutating func read(_ use: (UnsafeRawBufferPointer) throws -> Void) throws {
        if !pending.isEmpty { try close() }
        guard hasSome else { return }
        try spool.read(use)
    }

    private mutating func close() throws {
        defer { pending.removeAll(keepingCapacity: true) }
        var packed = ""
        if pending.contains(where: { !$0.isEmpty }), written < Self.totalLimit {
            let json = Array(JSONBody.array(pending.map { .string($0) }).text.utf8)
            packed = Zlib.shared?.gzip(json).map { Base64.text($0) } ?? ""
            hasSome = hasSome || !packed.isEmpty
        }
        written += packed.utf8.count
        try spool.write("<script type=\"application/gzip\" class=\"transcripts\">\(packed)</script>\n")
    }

    /// For the script: which block a case is in.
    static var attribute: String { "data-block=\"\(blockCases)\"" }
}
