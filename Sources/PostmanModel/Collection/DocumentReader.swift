/// Reads a JSON file, whatever it turns out to be, and the documents of YAML files that stand for themselves.
///
/// It never throws and never crashes: problems are diagnostics of the reading.
package struct DocumentReader: Sendable {
    package var limits: ReadingLimits
    /// Collections of at least two parts are read in parts.
    var sizes = SplitText.Sizes()

    package init(limits: ReadingLimits = ReadingLimits()) {
        self.limits = limits
    }

    /// Cheap test that passes over most other JSON; false only for bytes that `read` would call unrelated.
    package static func mightBePostman(_ bytes: [UInt8], file: String) -> Bool {
        if FileName.claimsPostman(file) { return true }
        // UTF-16 is rare enough to be read in full.
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        switch text.first(where: { $0 > 0x20 }) {
        case UInt8(ascii: "{"): break
        case UInt8(ascii: "["), nil: return false
        // No JSON, but perhaps a collection below the marks of a merge conflict.
        default: return claims(bytes, file: file)
        }
        return ByteSearch.contains(anyOf: memberMarks, beginningWith: UInt8(ascii: "\""), in: bytes)
    }

    /// - Parameter mayBeInParts: false where that has been tried.
    package func read(_ bytes: [UInt8], file: String, inParts mayBeInParts: Bool = true) -> Reading {
        guard Self.mightBePostman(bytes, file: file) else { return Reading(document: .unrelated) }
        guard bytes.count <= limits.fileByteCount else {
            return refused(
                .fileTooLarge,
                JSONSyntaxError(
                    offset: 0, line: 1, column: 1,
                    message: "the file has \(bytes.count) bytes; the limit is \(limits.fileByteCount)",
                    help: "split the collection or raise the limit"),
                isClaimed: Self.claims(bytes, file: file), file: file)
        }
        let text: [UInt8]
        do {
            text = try TextDecoding.utf8(bytes)
        } catch {
            return refused(.encoding, error, isClaimed: FileName.claimsPostman(file), file: file)
        }
        if Self.isPage(text), FileName.claimsPostman(file) {
            return Reading(document: .unusable, diagnostics: [Self.page(file)])
        }
        do {
            if mayBeInParts, let reading = readInParts(ByteInput(text), file: file) { return reading }
            return read(try JSONDocument.parse(text, limits: limits), file: file)
        } catch {
            return refused(.jsonSyntax, error, isClaimed: Self.claims(text, file: file), file: file)
        }
    }

    /// Reads the environment or the globals of a YAML file (B-1.12).
    package func read(_ document: TranslatedDocument) -> Reading {
        let root = document.root
        let isClaimed = FileName.claimsPostman(document.file)
        let values = root["values"]
        guard root.kind == .object, values?.kind == .array || values?.kind == .object || isClaimed else {
            return Reading(document: .unrelated)
        }
        let log = ReadingLog(document: document)
        let environment = environment(root, log)
        guard FileName.claimsGlobals(document.file) else {
            return Reading(document: .environment(environment), diagnostics: log.diagnostics)
        }
        log.note(.globalsIgnored, "mocks know no globals, so these are not used", at: root)
        return Reading(document: .globals(environment), diagnostics: log.diagnostics)
    }

    /// Reads a large collection as its text comes, on all processors and without keeping it.
    ///
    /// Nil for what has to be read as a whole: what is small, what is not a collection v2 at first sight, and what is not
    /// JSON, as only the whole text tells where its first mistake is.
    package func readInParts(_ input: ByteInput, file: String) -> Reading? {
        guard input.byteCount / 2 >= sizes.part, input.byteCount <= limits.fileByteCount,
            let text = SplitText(input, at: "item", file: file, sizes: sizes, depthLimit: limits.nestingDepth)
        else { return nil }
        let reader = SplitCollectionReader(limits: limits, partCount: input.byteCount / sizes.part)
        guard let (content, frame) = reader.read(text), case let root = frame.document.root,
            case .collection(_, let format, let unknownSchema) = DocumentShape(of: root, file: file)
        else { return nil }
        let log = ReadingLog(frame.locator)
        if let unknownSchema { reportUnknownSchema(unknownSchema, to: log) }
        log.add(content.diagnostics)
        let collection = CollectionReader(log: log).read(root, format: format, items: content.items)
        var problems = content.problems
        problems.add(TextProblems(of: frame.document, locatedBy: frame.locator))
        return Reading(document: .collection(collection), diagnostics: problems.diagnostics + log.diagnostics)
    }

    private func read(_ document: JSONDocument, file: String) -> Reading {
        let shape = DocumentShape(of: document.root, file: file)
        if case .unrelated = shape, !FileName.claimsPostman(file) { return Reading(document: .unrelated) }
        let source = SourceText(document.bytes, file: file)
        let log = ReadingLog(source: source)
        let result: PostmanDocument
        switch shape {
        case .collection, .oldCollection: result = collection(shape, log).map { .collection($0) } ?? .unusable
        case .dump(let collections):
            result = .dump(collections.compactMap { collection(DocumentShape(of: $0, file: file), log) })
        case .environment(let root): result = .environment(environment(root, log))
        case .globals(let root): result = .globals(environment(root, log))
        case .unrelated:
            log.fail(
                .documentUnrecognised, "neither a Postman collection nor an environment, though its name says so",
                help: "export it again as v2.1 or rename it", at: document.root)
            result = .unusable
        }
        return Reading(
            document: result,
            diagnostics: TextProblems(of: document, locatedBy: source.locator).diagnostics + log.diagnostics)
    }

    private func collection(_ shape: DocumentShape, _ log: ReadingLog) -> Collection? {
        switch shape {
        case .collection(let root, let format, let unknownSchema):
            if let unknownSchema { reportUnknownSchema(unknownSchema, to: log) }
            return CollectionReader(log: log).read(root, format: format)
        case .oldCollection(let root):
            var reader = V1CollectionReader(log: log, depthLimit: limits.nestingDepth)
            return reader.read(root)
        case .dump, .environment, .globals, .unrelated: return nil
        }
    }

    private func reportUnknownSchema(_ schema: JSONValue, to log: ReadingLog) {
        log.warn(
            .schemaUnknown,
            "the schema \((schema.string ?? "").quotedForMessage) is not known; it is read as v2.1.0",
            help: "export the collection as v2.1", at: schema)
    }

    private func environment(_ root: JSONValue, _ log: ReadingLog) -> Environment {
        Environment(
            file: log.file, name: root["name"]?.filledText ?? FileName.stem(of: log.file),
            variables: root["values"].map { VariableReader(log: log).read($0) } ?? [])
    }

    /// A file that cannot be read is a finding only if it claims to be Postman's.
    private func refused(_ rule: ReadingRule, _ error: JSONSyntaxError, isClaimed: Bool, file: String) -> Reading {
        guard isClaimed else { return Reading(document: .unrelated) }
        let location = SourceLocation(file: file, line: error.line, column: error.column)
        return Reading(
            document: .unusable,
            diagnostics: [
                Diagnostic(rule: rule, severity: .error, message: error.message, help: error.help, location: location)
            ])
    }

    /// Whether the bytes are a web page: a log-in page, as a rule, that was saved in the place of an export.
    package static func isPage(_ bytes: [UInt8]) -> Bool {
        guard let start = bytes.firstIndex(where: { $0 > 0x20 && $0 < 0x80 }), bytes[start] == UInt8(ascii: "<") else {
            return false
        }
        let head = String(decoding: bytes[start...].prefix(512), as: UTF8.self).lowercased()
        return head.contains("<!doctype html") || head.contains("<html")
    }

    package static func page(_ file: String) -> Diagnostic {
        Diagnostic(
            rule: .htmlPage, severity: .error, message: "this is a web page, a log-in page perhaps, not a collection",
            help: "export the collection again; downloads may need a token", location: SourceLocation(file: file))
    }

    private static func claims(_ text: [UInt8], file: String) -> Bool {
        FileName.claimsPostman(file)
            || ByteSearch.contains(anyOf: schemaMarks, beginningWith: UInt8(ascii: "s"), in: text)
            || ByteSearch.contains(anyOf: memberClaims, beginningWith: UInt8(ascii: "\""), in: text)
    }

    private static let schemaMarks = ["schema.getpostman.com", "schema.postman.com"].map { Array($0.utf8) }
    private static let memberClaims = ["\"_postman_id\"", "\"_postman_variable_scope\""].map { Array($0.utf8) }
    /// One of these stands in every document that is recognised or claims to be one.
    private static let memberMarks =
        ["\"item", "\"values\"", "\"requests\"", "\"schema\"", "\"_postman_"].map { Array($0.utf8) }
}
