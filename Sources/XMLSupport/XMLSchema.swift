import CLibXML2

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A compiled XML Schema, ready to check any number of documents from any thread.
///
/// `@unchecked`: libxml2 only reads a schema once it is compiled.
package final class XMLSchema: @unchecked Sendable {
    private let schema: xmlSchemaPtr

    /// Compiles a schema from its text; it must not import another.
    package init(_ source: [UInt8]) throws {
        let (compiled, problems) = LibXML2.collectingProblems { () -> xmlSchemaPtr? in
            source.withUnsafeBytes { bytes in
                let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                guard let count = CInt(exactly: bytes.count), let text,
                    let parser = xmlSchemaNewMemParserCtxt(text, count)
                else { return nil }
                defer { xmlSchemaFreeParserCtxt(parser) }
                return xmlSchemaParse(parser)
            }
        }
        guard let compiled else { throw XMLFailure.schema(problems) }
        schema = compiled
    }

    deinit {
        xmlSchemaFree(schema)
    }

    /// Checks a file while reading it: memory does not grow with its size.
    /// - Returns: What is wrong with it, in the order of its lines and at most 100; empty for a valid document.
    package func validate(file path: String) throws -> [XMLProblem] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw XMLFailure.reading("\(path): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        return try check { xmlParserInputBufferCreateFd(descriptor, XML_CHAR_ENCODING_NONE) }
    }

    package func validate(bytes: [UInt8]) throws -> [XMLProblem] {
        try bytes.withUnsafeBytes { buffer in
            // libxml2 makes no input of nothing.
            guard let count = CInt(exactly: buffer.count), count > 0,
                let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            else { return [XMLProblem(line: 1, message: "the document is empty")] }
            return try check { xmlParserInputBufferCreateMem(start, count, XML_CHAR_ENCODING_NONE) }
        }
    }

    /// Parses and checks in one pass, without a tree and without a reader's nodes, which cost as much as the check.
    private func check(_ input: () -> xmlParserInputBufferPtr?) throws -> [XMLProblem] {
        let (own, reported) = try LibXML2.collectingProblems { () -> XMLProblem? in
            guard let context = xmlSchemaNewValidCtxt(schema) else { throw XMLFailure.reading("no memory is left") }
            defer { xmlSchemaFreeValidCtxt(context) }
            guard let input = input() else { throw XMLFailure.reading("no memory is left") }
            var hasDocumentType = false
            var events = xmlSAXHandler()
            events.initialized = XML_SAX2_MAGIC
            events.internalSubset = { hasDocumentType, _, _, _ in
                hasDocumentType?.assumingMemoryBound(to: Bool.self).pointee = true
            }
            let code = withUnsafeMutablePointer(to: &hasDocumentType) {
                xmlSchemaValidateStream(context, input, XML_CHAR_ENCODING_NONE, &events, $0)
            }
            if hasDocumentType { return XMLProblem(line: 1, message: "a document type declaration is not allowed") }
            return code == 0 ? nil : XMLProblem(line: 1, message: "the document is not valid")
        }
        // libxml2's words say more than ours, where it has any.
        return reported.isEmpty ? own.map { [$0] } ?? [] : reported
    }
}
