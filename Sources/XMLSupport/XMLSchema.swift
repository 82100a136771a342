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
        return try violations {
            guard let reader = XMLReader(fileDescriptor: descriptor) else {
                throw XMLFailure.reading("\(path): libxml2 has no memory for it")
            }
            return try check(reader)
        }
    }

    package func validate(bytes: [UInt8]) throws -> [XMLProblem] {
        // libxml2 makes no reader for nothing.
        guard !bytes.isEmpty else { return [XMLProblem(line: 1, message: "the document is empty")] }
        return try violations {
            try bytes.withUnsafeBufferPointer { buffer in
                guard let reader = XMLReader(buffer) else { throw XMLFailure.reading("libxml2 has no memory for it") }
                return try check(reader)
            }
        }
    }

    private func violations(of check: () throws -> XMLProblem?) throws -> [XMLProblem] {
        let (own, reported) = try LibXML2.collectingProblems(check)
        // libxml2's words say more than ours, where it has any.
        return reported.isEmpty ? own.map { [$0] } ?? [] : reported
    }

    /// - Returns: A problem that libxml2 does not complain of itself, if any.
    private func check(_ reader: consuming XMLReader) throws -> XMLProblem? {
        guard reader.setSchema(schema) else { throw XMLFailure.reading("the schema cannot be used") }
        do {
            while let type = try reader.next() {
                if type == XML_READER_TYPE_DOCUMENT_TYPE {
                    return XMLProblem(line: reader.line, message: "a document type declaration is not allowed")
                }
            }
            return nil
        } catch {
            return XMLProblem(line: reader.line, message: "the document is not well-formed")
        }
    }
}
