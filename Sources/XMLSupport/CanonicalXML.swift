import CLibXML2

/// Writes XML in one of its many spellings, so that bodies can be compared byte by byte (B-4.38).
///
/// Not C14N: libxml2's refuses relative namespace URIs, which real bodies have. Prefixes count as written.
package enum CanonicalXML {
    /// The same bytes for documents that differ only in white space between tags, order and quotes of attributes,
    /// order of namespace declarations, `<a/>` or `<a></a>`, CDATA or text, character references and comments.
    /// - Returns: Nil where the document is not well-formed, nests too deep, declares entities of its own or would take
    ///   too long to read, which strangers try: the time is at most linear in the bytes.
    package static func bytes(of document: [UInt8]) -> [UInt8]? {
        guard let (document, isTranscoded) = XMLEncoding.plainBytes(of: document) else { return nil }
        return LibXML2.collectingProblems(limit: 0) {
            document.withUnsafeBufferPointer { buffer -> [UInt8]? in
                guard XMLCost.isBounded(buffer), let reader = XMLReader(buffer, ignoresEncoding: isTranscoded) else {
                    return nil
                }
                var form = CanonicalForm(capacity: buffer.count)
                do {
                    while let type = try reader.next() {
                        guard form.add(type, from: reader) else { return nil }
                    }
                } catch {
                    return nil
                }
                return form.bytes
            }
        }.result
    }
}

/// The canonical bytes while a document is being read.
private struct CanonicalForm {
    private(set) var bytes: [UInt8] = []
    /// The text since the last tag; white space alone counts as layout.
    private var text: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// - Returns: False for a document that cannot be compared safely.
    mutating func add(_ type: xmlReaderTypes, from reader: borrowing XMLReader) -> Bool {
        switch type {
        case XML_READER_TYPE_ELEMENT:
            endText()
            let name = reader.name
            let isEmpty = reader.isEmptyElement
            append("<\(name)")
            for attribute in reader.attributes().sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
                append(" \(attribute.name)=\"")
                Self.escape(attribute.value.utf8, isAttribute: true, into: &bytes)
                append("\"")
            }
            append(">")
            if isEmpty {
                append("</\(name)>")
            }
        case XML_READER_TYPE_END_ELEMENT:
            endText()
            append("</\(reader.name)>")
        case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
            XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            Self.escape(reader.value.utf8, isAttribute: false, into: &text)
        case XML_READER_TYPE_PROCESSING_INSTRUCTION:
            endText()
            append("<?\(reader.name) \(reader.value)?>")
        case XML_READER_TYPE_DOCUMENT_TYPE:
            return !reader.hasInternalSubset
        case XML_READER_TYPE_ENTITY_REFERENCE:
            return false
        default:
            break
        }
        return true
    }

    private mutating func endText() {
        if text.contains(where: { !($0 == 0x20 || $0 == 0x09 || $0 == 0x0A) }) {
            bytes += text
        }
        text.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ text: String) {
        bytes += text.utf8
    }

    private static func escape(_ text: String.UTF8View, isAttribute: Bool, into bytes: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case 0x0D: bytes += "&#13;".utf8
            case UInt8(ascii: "\"") where isAttribute: bytes += "&quot;".utf8
            case 0x0A where isAttribute: bytes += "&#10;".utf8
            case 0x09 where isAttribute: bytes += "&#9;".utf8
            default: bytes.append(byte)
            }
        }
    }
}
