import CLibXML2

/// Writes an XML document piece by piece through libxml2: escaped, sanitised, indented, every failure thrown.
///
/// Several top elements may follow each other, so that parts of a document can be written aside first.
package final class XMLWriter {
    private let sink: Sink
    private let problems = ProblemCollector()
    private let writer: xmlTextWriterPtr
    /// One entry per open element.
    private var open: [Content] = []
    private let baseDepth: Int

    private enum Content {
        case nothing, text, elements
    }

    /// The write function gets the document's bytes in order; what it throws comes out of the call that caused it.
    /// The XML declaration is the first thing written; `baseDepth` indents as if in so many elements.
    package init(baseDepth: Int = 0, write: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
        let sink = Sink(write: write)
        let made = LibXML2.collectingProblems { () -> xmlTextWriterPtr? in
            let context = Unmanaged.passUnretained(sink).toOpaque()
            guard let buffer = xmlOutputBufferCreateIO(Sink.receive, nil, context, nil) else { return nil }
            guard let writer = xmlNewTextWriter(buffer) else {
                xmlOutputBufferClose(buffer)
                return nil
            }
            return writer
        }
        guard let writer = made.result else { throw XMLFailure.writing(operation: "make a writer") }
        self.sink = sink
        self.writer = writer
        self.baseDepth = baseDepth
        try check("start a document") { xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil) }
    }

    deinit {
        // Freeing flushes; what was not finished must not reach a file that may be closed by now.
        sink.isOpen = false
        xmlFreeTextWriter(writer)
    }

    package func startElement(_ name: StaticString) throws {
        if open.last != .text, !open.isEmpty || baseDepth > 0 {
            try breakLine(depth: open.count)
        }
        if let last = open.indices.last, open[last] == .nothing {
            open[last] = .elements
        }
        try check("start an element") { xmlTextWriterStartElement(writer, name.utf8Start) }
        open.append(.nothing)
    }

    package func attribute(_ name: StaticString, _ value: String) throws {
        try XMLText.sanitized(value).withXMLCharacters { value in
            try check("write an attribute") { xmlTextWriterWriteAttribute(writer, name.utf8Start, value) }
        }
    }

    package func text(_ text: String) throws {
        guard !text.isEmpty else { return }
        if let last = open.indices.last {
            open[last] = .text
        }
        try XMLText.sanitized(text).withXMLCharacters { text in
            try check("write text") { xmlTextWriterWriteString(writer, text) }
        }
    }

    /// An element with nothing but text in it.
    package func element(_ name: StaticString, text: String) throws {
        try startElement(name)
        try self.text(text)
        try endElement()
    }

    /// Copies bytes that another writer made, whole elements only.
    package func fragment(_ bytes: UnsafeRawBufferPointer) throws {
        if let last = open.indices.last {
            open[last] = .elements
        }
        // The tag before it must be closed by libxml2; the bytes themselves go past its buffer.
        try check("close a tag") { xmlTextWriterWriteRaw(writer, "") }
        try flush()
        try sink.pass(bytes)
    }

    package func endElement() throws {
        if open.popLast() == .elements {
            try breakLine(depth: open.count)
        }
        try check("end an element") { xmlTextWriterEndElement(writer) }
    }

    /// Hands everything written so far to the write function.
    package func flush() throws {
        try check("flush") { xmlTextWriterFlush(writer) }
    }

    /// Ends all open elements and flushes.
    package func finish() throws {
        while !open.isEmpty {
            try endElement()
        }
        try check("end the document") { xmlTextWriterEndDocument(writer) }
        try flush()
    }

    private func breakLine(depth: Int) throws {
        let indentation = "\n" + String(repeating: "  ", count: baseDepth + depth)
        try indentation.withXMLCharacters { indentation in
            try check("indent") { xmlTextWriterWriteRaw(writer, indentation) }
        }
    }

    private func check(_ operation: String, _ call: () -> CInt) throws {
        let code = LibXML2.collectingProblems(in: problems, call)
        if let failure = sink.failure {
            throw failure
        }
        guard code >= 0 else {
            throw XMLFailure.writing(
                operation: problems.problems.last.map { "\(operation): \($0.message)" } ?? operation)
        }
    }
}

extension String {
    /// The text as libxml2 takes it; Swift would make a copy of a string that it passes itself.
    fileprivate func withXMLCharacters(_ body: (UnsafePointer<xmlChar>) throws -> Void) rethrows {
        try withCString { text in
            try text.withMemoryRebound(to: xmlChar.self, capacity: utf8.count + 1, body)
        }
    }
}

/// Where libxml2's output callback puts the bytes.
private final class Sink {
    private let write: (UnsafeRawBufferPointer) throws -> Void
    private(set) var failure: (any Error)?
    var isOpen = true

    init(write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.write = write
    }

    func pass(_ bytes: UnsafeRawBufferPointer) throws {
        do {
            try write(bytes)
        } catch {
            failure = error
            throw error
        }
    }

    /// Never reports a failure to libxml2, which would print it; the writer looks at `failure` after each call.
    static let receive: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, CInt) -> CInt = {
        context, bytes, count in
        guard let context, let bytes, count > 0 else { return 0 }
        let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
        guard sink.isOpen, sink.failure == nil else { return count }
        // The failure is kept in the sink.
        try? sink.pass(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        return count
    }
}
