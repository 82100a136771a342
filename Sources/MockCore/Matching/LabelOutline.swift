/// What all labels of an index have in common, to tell texts that are far from every one of them.
struct LabelOutline: Sendable {
    /// Which scalars occur in any of them, as `LabelIndex.bit` has them.
    let alphabet: UInt64
    /// In scalars.
    let shortest: Int
    let longest: Int

    /// Whether a text cannot be near to any label: its length differs from all of theirs by too much, or too many of its
    /// scalars occur in none.
    ///
    /// - Parameter text: in UTF-8; of what is not ASCII nothing is said.
    func isSurelyFar(from text: UnsafeRawBufferPointer) -> Bool {
        // Too long ones are near to their equals only; lengths that no text can have would not be told apart.
        guard text.count <= EditDistance.longestText, longest <= EditDistance.longestText, shortest <= longest else {
            return false
        }
        var strangers = 0
        for byte in text {
            guard byte < 0x80 else { return false }
            if LabelIndex.bit(of: Unicode.Scalar(byte)) & alphabet == 0 { strangers += 1 }
        }
        let gap = max(0, shortest - text.count, text.count - longest)
        return max(strangers, gap) > Similarity.greatestDistance(of: max(text.count, longest))
    }
}

extension LabelIndex {
    var outline: LabelOutline {
        LabelOutline(
            alphabet: nodes[0].alphabet, shortest: Int(nodes[0].shortest), longest: Int(nodes[0].longest))
    }
}
