import HTTPMessage
import PostmanModel

/// A Content-Type row of an example; one object for all examples in a row that have the same.
final class StoredType: Sendable {
    let row: Row
    /// Nil where the value is not a media type.
    let mediaType: MediaType?

    private init(_ row: Row) {
        self.row = row
        mediaType = row.value.flatMap { MediaType($0) }
    }

    /// The first enabled one among headers.
    ///
    /// - Parameter last: that of the example before.
    static func of(_ headers: [Row], _ last: inout StoredType?) -> StoredType? {
        let row = headers.first { $0.isEnabled && $0.key.isEqualIgnoringASCIICase(to: "content-type") }
        guard let row else { return nil }
        if let last, last.row == row { return last }
        last = StoredType(row)
        return last
    }
}
