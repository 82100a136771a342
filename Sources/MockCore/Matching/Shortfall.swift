/// What keeps an example from answering a call.
enum Shortfall: Sendable {
    case fewerPoints(Double)
    /// It has as many points as the winner.
    case tie
    /// A selector fits it as it fits the winner.
    case isPickedToo
    /// With the edit distance of its path.
    case dropped(MatchTrace.Drop, distance: Int)

    /// Appends it in a few words, as UTF-8.
    func append(to bytes: inout [UInt8]) {
        switch self {
        case .fewerPoints(let lead): bytes += "\(PointText.of(lead)) fewer".utf8
        case .tie: bytes += "the same score, but later in the tie-break".utf8
        case .isPickedToo: bytes += "the selector fits it too".utf8
        case .dropped(let drop, let distance): drop.append(distance: distance, to: &bytes)
        }
    }
}

extension MatchTrace.Drop {
    fileprivate func append(distance: Int, to bytes: inout [UInt8]) {
        switch self {
        case .method where distance == 0: bytes += "the path fits, the method does not".utf8
        case .url where distance == 0: bytes += "the path does not fit".utf8
        case .headers(let mismatches):
            bytes += "the header \(mismatches.map(\.name).joined(separator: ", ")) must be the same and is not".utf8
        case .body(let mismatch): bytes += mismatch.sentence.utf8
        case .url:
            bytes += "the path differs in ".utf8
            Self.append(distance, to: &bytes)
        case .method, .code, .id, .name, .sameName:
            bytes += selection.utf8
            if distance == 0 { return }
            bytes += ", and the path differs in ".utf8
            Self.append(distance, to: &bytes)
        }
    }

    private var selection: String {
        switch self {
        case .method: "another method"
        case .code: "x-mock-response-code selects another code"
        case .id: "x-mock-response-id selects another example"
        case .name: "x-mock-response-name selects another example"
        case .sameName: "another example of the same name goes first"
        case .url, .headers, .body: ""
        }
    }

    private static func append(_ distance: Int, to bytes: inout [UInt8]) {
        bytes += String(distance).utf8
        bytes += (distance == 1 ? " character" : " characters").utf8
    }
}

extension BodyMismatch {
    package var sentence: String {
        switch self {
        case .callHasNone: "the request has no body, the example has one"
        case .exampleHasNone: "the request has a body, the example has none"
        case .contentType(let call, let example):
            "the content types differ: \(call ?? "none") in the request, \(example ?? "none") in the example"
        case .content: "the bodies differ"
        }
    }
}
