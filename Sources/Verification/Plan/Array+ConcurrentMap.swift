import PostmanModel

extension Array where Element: Sendable {
    /// What `transform` makes of each element, in their order, made on all processors where there is more than a piece.
    func concurrentMap<Result: Sendable>(
        pieceLength length: Int = 512, _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        Parallel.inPieces(of: indices, length: length) { self[$0].map(transform) }
    }
}
