/// A mistake that somebody makes in a good collection, and what the verdict must say of it.
struct Mistake: Sendable, CustomStringConvertible {
    var name: String
    var edit: Edit
    /// What the failures say that is wrong, and what to do; both parts of one failure.
    var says: String
    var remedy: String
    /// The options that the run is made with.
    var isStrict = false

    var description: String { name }

    init(
        _ name: String, _ item: String?, _ place: Edit.Place = .both, _ old: String, _ new: String, says: String,
        remedy: String, isStrict: Bool = false
    ) {
        self.name = name
        edit = Edit(item: item, place: place, old: old, new: new)
        self.says = says
        self.remedy = remedy
        self.isStrict = isStrict
    }
}

/// A change that looks like a mistake and is none.
struct NearMistake: Sendable, CustomStringConvertible {
    var name: String
    var edit: Edit

    var description: String { name }

    init(_ name: String, _ item: String?, _ place: Edit.Place = .both, _ old: String, _ new: String) {
        self.name = name
        edit = Edit(item: item, place: place, old: old, new: new)
    }
}
