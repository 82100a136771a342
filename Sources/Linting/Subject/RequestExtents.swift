import MockCore
import MockFiles
import PostmanModel

/// From where to where each request goes in the files, with its examples.
struct RequestExtents: Sendable {
    private struct Extent {
        let start: Place
        let end: Place
        let request: Int32
    }

    private struct Place {
        let line: Int32
        let column: Int32

        init(_ location: SourceLocation) {
            line = Int32(clamping: location.line)
            column = Int32(clamping: location.column)
        }

        static func < (left: Place, right: Place) -> Bool { (left.line, left.column) < (right.line, right.column) }
    }

    private var byFile: [String: [Extent]] = [:]

    mutating func add(_ request: Int, from start: SourceLocation, to end: SourceLocation) {
        byFile[start.file, default: []].append(
            Extent(start: Place(start), end: Place(end), request: Int32(request)))
    }

    /// To be called when all have been added.
    mutating func sort() {
        for file in byFile.keys { byFile[file]?.sort { $0.start < $1.start } }
    }

    /// The request in which a place is.
    func request(at location: SourceLocation) -> Int? {
        guard let extents = byFile[location.file] else { return nil }
        let place = Place(location)
        var (low, high) = (0, extents.count)
        while low < high {
            let middle = (low + high) / 2
            if place < extents[middle].start { high = middle } else { low = middle + 1 }
        }
        guard low > 0, place < extents[low - 1].end else { return nil }
        return Int(extents[low - 1].request)
    }
}
