import PostmanModel

/// Numbers by places in files: of a hundred thousand places it needs the room of their lines and columns.
struct PlaceTable: Sendable {
    private struct Entry {
        let line: Int32
        let column: Int32
        let file: Int32
        let number: Int32
    }

    private var entries: [Entry] = []
    private var files: [String] = []

    init(capacity: Int) {
        entries.reserveCapacity(capacity)
    }

    /// - Parameter place: those of one file should come one after the other.
    mutating func add(_ number: Int, at place: SourceLocation) {
        if files.last != place.file { files.append(place.file) }
        entries.append(
            Entry(
                line: Int32(clamping: place.line), column: Int32(clamping: place.column),
                file: Int32(files.count - 1), number: Int32(number)))
    }

    /// To be called when all have been added.
    mutating func sort() {
        let files = files
        entries.sort { left, right in
            left.line != right.line
                ? left.line < right.line
                : left.column != right.column
                    ? left.column < right.column
                    : left.file != right.file && files[Int(left.file)] < files[Int(right.file)]
        }
    }

    /// The number that was added last at the place.
    func number(at place: SourceLocation) -> Int? {
        let (line, column) = (Int32(clamping: place.line), Int32(clamping: place.column))
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            let entry = entries[middle]
            let isBehind =
                entry.line != line
                ? entry.line > line
                : entry.column != column ? entry.column > column : files[Int(entry.file)] > place.file
            if isBehind { high = middle } else { low = middle + 1 }
        }
        guard low > 0, case let entry = entries[low - 1], entry.line == line, entry.column == column,
            files[Int(entry.file)] == place.file
        else { return nil }
        return Int(entry.number)
    }
}
