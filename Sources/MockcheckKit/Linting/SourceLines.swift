import MockCore
import MockFiles
import PostmanModel

/// The lines of files that findings point at, as far as they fit on a terminal.
struct SourceLines {
    /// What is shown of a line before the place and behind it, in characters.
    private static let margin = (before: 30, behind: 50)

    private var contents: [String: [UInt8]] = [:]

    /// The part of the line around the place, and what of it stands before the place; nil where there is no such line.
    mutating func frame(at place: SourceLocation) -> (text: String, before: String)? {
        guard let content = content(of: place.file) else { return nil }
        var line = 1
        var start = content.startIndex
        while line < place.line {
            guard let end = content[start...].firstIndex(of: 0x0A) else { return nil }
            start = end + 1
            line += 1
        }
        let end = content[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? content.endIndex
        let scalars = String(decoding: content[start..<min(end, start + (place.column + 200) * 4)], as: UTF8.self)
            .unicodeScalars
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
