import CLibXML2

/// A pull parser that never touches the network, loads no DTD and expands no entity; its memory stays flat.
///
/// Everything happens in one synchronous call, because libxml2's error channel belongs to the thread.
struct XMLReader: ~Copyable {
    private let reader: xmlTextReaderPtr

    private static let options = CInt(XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue)

    /// The bytes must outlive the reader.
    /// - Parameter ignoresEncoding: Whether the bytes are UTF-8 whatever the document says.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, ignoresEncoding: Bool) {
        guard let count = CInt(exactly: bytes.count), let start = bytes.baseAddress else { return nil }
        let options = Self.options | (ignoresEncoding ? CInt(XML_PARSE_IGNORE_ENC.rawValue) : 0)
        let made = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            xmlReaderForMemory($0, count, nil, nil, options)
        }
        guard let made else { return nil }
        reader = made
    }

    deinit {
        xmlFreeTextReader(reader)
    }

    /// The next node's type, nil at the end.
    /// - Throws: `Malformed` where the document is not well-formed.
    func next() throws(Malformed) -> xmlReaderTypes? {
        switch xmlTextReaderRead(reader) {
        case 1: xmlReaderTypes(rawValue: xmlReaderTypes.RawValue(xmlTextReaderNodeType(reader)))
        case 0: nil
        default: throw Malformed()
        }
    }

    struct Malformed: Error {}

    /// The qualified name as written, prefix included.
    var name: String { Self.text(xmlTextReaderConstName(reader)) }
    var value: String { Self.text(xmlTextReaderConstValue(reader)) }
    /// From 1, where the parser stands.
    var line: Int { Int(xmlTextReaderGetParserLineNumber(reader)) }
    var isEmptyElement: Bool { xmlTextReaderIsEmptyElement(reader) == 1 }

    /// Whether the document type declaration that was just read declares anything itself.
    var hasInternalSubset: Bool {
        guard let node = xmlTextReaderCurrentNode(reader) else { return false }
        return node.pointee.children != nil
    }

    /// The attributes of the current element, namespace declarations among them, by qualified name as written.
    func attributes() -> [(name: String, value: String)] {
        guard xmlTextReaderHasAttributes(reader) == 1 else { return [] }
        var result: [(name: String, value: String)] = []
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            result.append((name, value))
        }
        xmlTextReaderMoveToElement(reader)
        return result
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
