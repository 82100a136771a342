import MockCore

/// The spellings of a path that a step of the comparison tells apart (B-4.19).
enum PathVariants {
    /// The path itself, with a slash more or less, in other letter case, both, and as the shapes that it meets are written.
    static func spellings(of leaf: PathTree.Leaf, _ shapes: [PathShape], own: PathShape) -> [String] {
        let path = "/" + leaf.segments.joined(separator: "/")
        let plain = path == own.path + "/" ? own.path : path
        var spellings = [plain, toggledSlash(plain), swappedCase(plain), swappedCase(toggledSlash(plain))]
        for number in leaf.shapes {
            let written = shapes[number].path
            if folded(written) == folded(plain) { spellings.append(written) }
        }
        return unique(spellings)
    }

    /// Paths that only similarity leads to the shape: one letter more at each of its words, and what is written nearly
    /// as it is (step h, B-4.27).
    ///
    /// - Parameter similar: what `similar` gives.
    static func near(_ shape: PathShape, _ similar: [PathShape]) -> [String] {
        let written = shape.written
        var paths: [String] = []
        for (place, segment) in shape.segments.enumerated() {
            guard case .literal(let text) = segment, text.utf8.count >= 3 else { continue }
            var changed = written
            changed[place] += "x"
            let path = "/" + changed.joined(separator: "/")
            paths += [path, path + "/"]
        }
        return unique(paths + similar.map(\.path))
    }

    /// The other shapes that are written nearly as this one.
    static func similar(_ shape: PathShape, _ others: [PathShape]) -> [PathShape] {
        let written = shape.written
        return others.filter { $0 != shape && $0.segments.count == written.count && isNear($0.written, written) }
    }

    private static func isNear(_ left: [String], _ right: [String]) -> Bool {
        zip(left, right).allSatisfy { one, other in
            let longer = max(one.utf8.count, other.utf8.count)
            // A quick look first: the distance is at least the difference in length.
            guard abs(one.utf8.count - other.utf8.count) * 4 <= longer else { return false }
            return EditDistance.between(Array(one.utf8), Array(other.utf8)) * 4 <= longer + 1
        }
    }

    private static func toggledSlash(_ path: String) -> String {
        path.hasSuffix("/") && path != "/" ? String(path.dropLast()) : path + "/"
    }

    private static func swappedCase(_ path: String) -> String {
        let upper = path.uppercased()
        return upper == path ? path.lowercased() : upper
    }

    private static func folded(_ path: String) -> String {
        var path = path.lowercased()[...]
        while path.hasSuffix("/") { path = path.dropLast() }
        return String(path)
    }

    static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}
