package import PostmanModel

/// What in a run a case is about: a mock as a whole, an item of its collection, or one example.
package struct CaseSite: Sendable {
    package let className: String
    package let location: SourceLocation
    /// Of names and stored ids alone, so that it is the same wherever the lines move.
    let identity: StableHash

    private init(className: String, location: SourceLocation, identity: StableHash) {
        self.className = className
        self.location = location
        self.identity = identity
    }

    /// - Parameter mock: unique over the run.
    package init(mock: String, className: String, location: SourceLocation) {
        var identity = StableHash(mock)
        identity.add(0)
        self.init(className: className, location: location, identity: identity)
    }

    /// - Parameter example: nil where the case is about all of them.
    package init(mock: String, _ item: RequestItem, _ example: Example? = nil, className: String) {
        var identity = StableHash(mock)
        // How many names follow keeps folders and names apart.
        identity.add(UInt8(truncatingIfNeeded: item.folders.count + 1))
        for folder in item.folders { identity.add(folder) }
        identity.add(item.name)
        if let example { identity.add(example.hasStoredID ? example.id : example.name) }
        self.init(className: className, location: example?.location ?? item.location, identity: identity)
    }

    /// `Mock.Folder.Folder`, dots inside a name replaced (CI-1.5 rule 5).
    package static func className(_ segments: [String]) -> String {
        segments.map { segment in
            let text = CaseName.collapsed(segment).map { $0 == "." ? "_" : $0 }
            return text.isEmpty ? "_" : String(text)
        }.joined(separator: ".")
    }

    /// What the id of a case is made of: never of a sentence.
    ///
    /// - Parameter detail: tells apart the cases that put one promise to the test at one site.
    func identity(_ axis: Axis, _ promise: Promise, detail: String) -> StableHash {
        var identity = identity.adding(axis.rawValue).adding(promise.id)
        if !detail.isEmpty { identity.add(detail) }
        return identity
    }
}
