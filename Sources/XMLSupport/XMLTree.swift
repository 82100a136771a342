import CLibXML2

/// One element of a document with everything in it; comments and processing instructions are left out.
package struct XMLTree: Sendable, Hashable {
    /// As written, prefix included.
    package var name: String
    package var attributes: [(name: String, value: String)] { Array(zip(attributeNames, attributeValues)) }
    package var children: [XMLTree] = []
    /// The character data between the children, joined.
    package var text = ""
    /// From 1, where its start tag ends.
    package var line: Int
    private var attributeNames: [String]
    private var attributeValues: [String]

    private static let deepest = 256

    /// - Returns: Nil where the document is not well-formed, nests too deep or declares entities of its own.
    package static func root(of document: [UInt8]) -> XMLTree? {
        LibXML2.collectingProblems(limit: 0) {
            document.withUnsafeBufferPointer { buffer -> XMLTree? in
                guard let reader = XMLReader(buffer) else { return nil }
                return try? read(reader)
            }
        }.result
    }

    private static func read(_ reader: borrowing XMLReader) throws(XMLReader.Malformed) -> XMLTree? {
        var open: [XMLTree] = []
        var root: XMLTree?
        func close() {
            guard let element = open.popLast() else { return }
            if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
        }
        while let type = try reader.next() {
            switch type {
            case XML_READER_TYPE_ELEMENT:
                guard open.count < deepest else { return nil }
                let isEmpty = reader.isEmptyElement
                open.append(XMLTree(reader))
                if isEmpty { close() }
            case XML_READER_TYPE_END_ELEMENT: close()
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                if !open.isEmpty { open[open.count - 1].text += reader.value }
            case XML_READER_TYPE_DOCUMENT_TYPE: if reader.hasInternalSubset { return nil }
            case XML_READER_TYPE_ENTITY_REFERENCE: return nil
            default: break
            }
        }
        return root
    }

    private init(_ reader: borrowing XMLReader) {
        name = reader.name
        line = reader.line
        let attributes = reader.attributes()
        attributeNames = attributes.map(\.name)
        attributeValues = attributes.map(\.value)
    }
}
