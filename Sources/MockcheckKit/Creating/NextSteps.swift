import HTTPMessage
import PostmanModel

/// What a new mock's owner is told to do.
package struct NextSteps {
    package let made: MadeMock
    private let address = "http://127.0.0.1:4010"

    package init(made: MadeMock) {
        self.made = made
    }

    package var text: String {
        var lines = ["", "Created mock '\(made.declaration.name)'."]
        if made.isCollectionNew { lines.append("  collection  \(made.collection)") }
        lines.append("  manifest    \(made.manifest)")
        lines += ["", "Next steps"]
        lines += ["  1. Serve it", "       mockcheck serve \(ShellWord.quoted(made.collection))", "     at \(url)"]
        lines += ["  2. Call it", "       \(curl)"]
        lines += ["  3. Verify it, in CI too", "       mockcheck \(ShellWord.quoted(made.collection))"]
        if let owner = made.newOwner {
            lines += [
                "", "API key for '\(owner.name)' (shown once): \(owner.key)",
                "The manifest holds its SHA-256; without the key the mock answers 401.",
            ]
        } else if let owner = made.declaration.owner {
            lines += ["", "The mock is private: put the key of \(owner) into the variable API_KEY."]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var url: String { address + made.path }

    private var curl: String {
        let (method, target) = made.sample ?? ("GET", "/")
        let key: CurlLine.Key =
            made.newOwner.map { .known($0.key) } ?? (made.declaration.owner == nil ? .none : .variable)
        return CurlLine(method: method, url: url + target, key: key).text
    }
}
