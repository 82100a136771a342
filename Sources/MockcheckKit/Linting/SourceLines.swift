import MockCore
import MockFiles
import PostmanModel
import Verification

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The lines of files that findings point at, as far as they fit on a terminal.
struct SourceLines {
    /// What is shown of a line before the place and behind it, in characters.
    private static let margin = (before: 30, behind: 50)

    private var contents: [String: [UInt8]] = [:]

    /// The part of the line around the place, and what of it stands before the place; nil where there is no such line.
    mutating func frame(at place: SourceLocation) -> (text: String, before: String)? {
        guard let content = content(of: place.file), let start = Self.start(of: place.line, in: content) else {
            return nil
        }
        let line = content[start..<min(content.count, start + (place.column + 200) * 4)]
        let end = line.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? line.endIndex
        let scalars = String(decoding: content[start..<end], as: UTF8.self).unicodeScalars
        let before = scalars.prefix(place.column - 1)
        guard before.count == place.column - 1 else { return nil }
        let isCut = before.count > Self.margin.before
        let head = (isCut ? "…" : "") + String(Substring.UnicodeScalarView(before.suffix(Self.margin.before)))
        let rest = scalars.dropFirst(before.count)
        let tail = String(Substring.UnicodeScalarView(rest.prefix(Self.margin.behind)))
        // Blanks at the front of a line say nothing.
        let blanks = isCut ? "" : head.prefix { $0 == " " || $0 == "\t" }
        let kept = String(head.dropFirst(blanks.count))
        guard !(kept + tail).isEmpty else { return nil }
        return (kept + tail + (rest.count > Self.margin.behind ? "…" : ""), kept)
    }

    private static let mostLines = 3
    private static let mostShown = 400

    /// The line of a place, and of an object or array that begins there the next ones too, which tell what it is.
    mutating func lines(at place: SourceLocation) -> [CodeFrame.Line] {
        guard let content = content(of: place.file), let start = Self.start(of: place.line, in: content) else {
            return []
        }
        let texts = Self.lines(from: start, in: content).map {
            String(decoding: $0.prefix(Self.mostShown), as: UTF8.self)
        }
        guard let first = texts.first, !first.allSatisfy(\.isWhitespace) else { return [] }
        let opens = ["{", "["].contains(String(first.unicodeScalars.dropFirst(place.column - 1).filter { $0 > " " }))
        return texts.prefix(opens ? Self.mostLines : 1).enumerated().map {
            CodeFrame.Line(number: place.line + $0.offset, text: $0.element)
        }
    }

    /// As many lines as are shown. A collection that a program wrote is one line, of which all findings show the front.
    private static func lines(from start: Int, in content: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = start
        while lines.count < mostLines {
            let end = lineFeed(in: content, from: start) ?? content.endIndex
            lines.append(content[start..<end])
            guard end < content.endIndex else { break }
            start = end + 1
        }
        return lines
    }

    private static func start(of line: Int, in content: [UInt8]) -> Int? {
        var start = content.startIndex
        for _ in 1..<max(1, line) {
            guard let end = lineFeed(in: content, from: start) else { return nil }
            start = end + 1
        }
        return start
    }

    private static func lineFeed(in content: [UInt8], from start: Int) -> Int? {
        content.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, start < bytes.count,
                let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Empty for what is not UTF-8, for its places are counted in another text.
    private mutating func content(of file: String) -> [UInt8]? {
        if let known = contents[file] { return known }
        var content = (try? InputFile(path: file).load()) ?? []
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content.removeFirst(3) }
        if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) { content = [] }
        contents[file] = content
        return content
    }
}
