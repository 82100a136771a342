/// Takes a JSON text apart at the list `item` of its outermost object, as it comes, so that nobody has to hold the tree
/// of a whole file: runs of its elements, and the text around them.
///
/// It reads no values and believes whatever it is given; who parses what it makes learns whether that is JSON.
struct ItemSplitter {
    /// The text around the list, in which the list is empty; all of a text without one.
    private(set) var frame: [UInt8] = []
    /// Whether the list was found once, or not at all.
    private(set) var isClear = true
    private var piece: [UInt8] = []
    private let pieceSize: Int
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var isInList = false
    private var hasList = false
    /// The last string of the outermost object, and whether a colon makes it the name of what comes.
    private var key: [UInt8] = []
    private var isNamed = false

    private static let name = Array("item".utf8)

    /// - Parameter pieceSize: the least bytes of a run of elements.
    init(pieceSize: Int) {
        self.pieceSize = pieceSize
    }

    /// Goes on with the text.
    ///
    /// - Parameter emit: gets each run of elements as a list of its own.
    mutating func take(_ bytes: [UInt8], emit: ([UInt8]) -> Void) {
        for byte in bytes {
            if isInString {
                takeInString(byte)
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                isInString = true
                if depth == 1, !isInList { key = [] }
            case UInt8(ascii: ":") where depth == 1 && !isInList: isNamed = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if byte == UInt8(ascii: "["), depth == 2, isNamed, key == Self.name, !isInList {
                    begin()
                    continue
                }
                isNamed = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if isInList, depth == 2 { end(emit) }
                depth -= 1
            case UInt8(ascii: ",") where isInList && depth == 2 && piece.count >= pieceSize:
                emit(piece + [UInt8(ascii: "]")])
                piece = [UInt8(ascii: "[")]
                continue
            case UInt8(ascii: ","): isNamed = false
            default: break
            }
            append(byte)
        }
    }

    private mutating func takeInString(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
        }
        if isInString, depth == 1, key.count <= Self.name.count { key.append(byte) }
        append(byte)
    }

    private mutating func append(_ byte: UInt8) {
        if isInList { piece.append(byte) } else { frame.append(byte) }
    }

    private mutating func begin() {
        isClear = !hasList
        (hasList, isInList, isNamed) = (true, true, false)
        frame.append(UInt8(ascii: "["))
        piece = [UInt8(ascii: "[")]
    }

    /// At the bracket that ends the list.
    private mutating func end(_ emit: ([UInt8]) -> Void) {
        if piece.count > 1 { emit(piece + [UInt8(ascii: "]")]) }
        piece = []
        isInList = false
    }
}
