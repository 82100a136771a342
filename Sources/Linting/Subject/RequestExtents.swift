import MockCore
import MockFiles
import PostmanModel

/// From where to where each request goes in the files, with its examples.
struct RequestExtents: Sendable {
    private struct Extent {
        var start: SourceLocation
        var end: SourceLocation
        var request: Int
    }

    private var byFile: [String: [Extent]] = [:]

    mutating func add(_ request: Int, from start: SourceLocation, to end: SourceLocation) {
        byFile[start.file, default: []].append(Extent(start: start, end: end, request: request))
    }

    /// To be called when all have been added.
    mutating func sort() {
        for file in byFile.keys { byFile[file]?.sort { Self.isBefore($0.start, $1.start) } }
    }

    /// The request in which a place is.
    func request(at place: SourceLocation) -> Int? {
        guard let extents = byFile[place.file] else { return nil }
        var (low, high) = (0, extents.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.isBefore(place, extents[middle].start) { high = middle } else { low = middle + 1 }
        }
        guard low > 0, Self.isBefore(place, extents[low - 1].end) else { return nil }
        return extents[low - 1].request
    }

    private static func isBefore(_ left: SourceLocation, _ right: SourceLocation) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
