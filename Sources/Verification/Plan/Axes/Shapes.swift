import HTTPMessage

/// The distinct endpoints of a collection: method and path, whatever the wildcards are called.
struct Shapes {
    /// The example whose saved request stands for each: the first that is reached plainly, else the first.
    let representatives: [Int]

    private struct Shape: Hashable {
        var method: String
        var segments: [String]
    }

    init(_ context: PlanContext) {
        var order: [Shape] = []
        var chosen: [Shape: Int] = [:]
        for rival in context.oracle.rivals where context.rulings[rival.index] != nil {
            let segments = rival.path.raw.map { segment in
                segment.wildcard == nil ? Decoding.pathSegment(segment.text).lowercased() : "/"
            }
            let shape = Shape(method: rival.method, segments: segments)
            if let other = chosen[shape] {
                if !context.isPlain(other), context.isPlain(rival.index) { chosen[shape] = rival.index }
            } else {
                chosen[shape] = rival.index
                order.append(shape)
            }
        }
        representatives = order.compactMap { chosen[$0] }
    }

    /// At most so many, spread evenly over the file, and how many are left out.
    func spread(atMost limit: Int) -> (chosen: [Int], omitted: Int) {
        guard representatives.count > limit else { return (representatives, 0) }
        let chosen = (0..<limit).map { representatives[$0 * representatives.count / limit] }
        return (chosen, representatives.count - limit)
    }
}
