import CLibXML2

/// One element of a document with everything in it; comments and processing instructions are left out.
package struct XMLTree: Sendable, Hashable {
    /// `{http://example.com}order` where a namespace is in force, else as written; a prefix is only a way to say it.
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
                guard XMLCost.isBounded(buffer), let reader = XMLReader(buffer, ignoresEncoding: false) else {
                    return nil
                }
                return try? read(reader)
            }
        }.result
    }

    private static func read(_ reader: borrowing XMLReader) throws(XMLReader.Malformed) -> XMLTree? {
        var open: [XMLTree] = []
        /// The namespace of each prefix, for each open element.
        var namespaces: [[String: String]] = []
        var root: XMLTree?
        func close() {
            guard let element = open.popLast() else { return }
            namespaces.removeLast()
            if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
        }
        while let type = try reader.next() {
            switch type {
            case XML_READER_TYPE_ELEMENT:
                guard open.count < deepest else { return nil }
                let isEmpty = reader.isEmptyElement
                open.append(XMLTree(reader))
                namespaces.append(reader.namespaces(within: namespaces.last ?? [:]))
                open[open.count - 1].resolveNames(namespaces.last ?? [:])
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

    private mutating func resolveNames(_ namespaces: [String: String]) {
        func resolved(_ name: String, usesDefault: Bool) -> String {
            let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let prefix = parts.count == 2 ? String(parts[0]) : ""
            guard !prefix.isEmpty || usesDefault, let uri = namespaces[prefix], !uri.isEmpty else { return name }
            return "{\(uri)}\(parts.last ?? "")"
        }
        name = resolved(name, usesDefault: true)
        let isDeclaration = { (name: String) in name == "xmlns" || name.hasPrefix("xmlns:") }
        let kept = attributes.filter { !isDeclaration($0.name) }
        attributeNames = kept.map { resolved($0.name, usesDefault: false) }
        attributeValues = kept.map(\.value)
    }
}

extension XMLReader {
    /// The namespaces in force inside the current element, by prefix; the default one has none.
    fileprivate borrowing func namespaces(within outer: [String: String]) -> [String: String] {
        var namespaces = outer
        for attribute in attributes() {
            if attribute.name == "xmlns" { namespaces[""] = attribute.value }
            if attribute.name.hasPrefix("xmlns:") { namespaces[String(attribute.name.dropFirst(6))] = attribute.value }
        }
        return namespaces
    }
}
