/// Where a value stands in a body: `$.orders[].total`, or `/orders/order/@id` for XML.
struct ContractPath: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        case member(String)
        /// Any element of an array.
        case element
        /// Any value of a map.
        case value
    }

    private(set) var steps: [Step] = []
    var isXML = false

    func appending(_ step: Step) -> ContractPath {
        var path = self
        path.steps.append(step)
        return path
    }
}

extension ContractPath: CustomStringConvertible {
    /// Without its namespace: `@id` of `@{http://example.com}id`.
    static func localName(_ name: String) -> String {
        guard let end = name.lastIndex(of: "}"), name.hasPrefix("{") || name.hasPrefix("@{") else { return name }
        return (name.hasPrefix("@") ? "@" : "") + name[name.index(after: end)...]
    }

    var description: String {
        if isXML {
            let names = steps.compactMap { step -> String? in
                if case .member(let name) = step { name } else { nil }
            }
            return "/" + names.filter { $0 != "text()" }.map(Self.localName).joined(separator: "/")
        }
        return steps.reduce(into: "$") { text, step in
            switch step {
            case .element: text += "[]"
            case .value: text += ".*"
            case .member(let name):
                let isPlain =
                    !name.isEmpty
                    && name.utf8.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                            UInt8(ascii: "$"), UInt8(ascii: "@"), 0x80...:
                            true
                        default: false
                        }
                    }
                text += isPlain ? ".\(name)" : "[\(Excerpt.quoted(name))]"
            }
        }
    }
}

/// Which places of bodies an option means: `$.meta.requestId`, `$..updatedAt`, `$.orders[].total`, `/order/@id`.
package struct ContractPattern: Sendable, Hashable {
    private enum Step: Sendable, Hashable {
        case member(String)
        case anyMember
        case element
        /// Any number of steps.
        case anything
    }

    private let steps: [Step]
    /// As it was written.
    package let text: String

    /// Nil where the text is no such pattern.
    package init?(_ text: String) {
        self.text = text
        var steps: [Step] = []
        if text.hasPrefix("/") {
            for name in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
                if name.isEmpty {
                    steps.append(.anything)
                } else {
                    steps.append(name == "*" ? .anyMember : .member(String(name)))
                }
                if !name.hasPrefix("@"), !name.isEmpty { steps.append(.element) }
            }
            self.steps = steps
            return
        }
        guard text.hasPrefix("$") else { return nil }
        var rest = text.dropFirst()
        while let first = rest.first {
            if rest.hasPrefix("..") {
                steps.append(.anything)
                rest = rest.dropFirst()
            } else if rest.hasPrefix("[") {
                guard let end = rest.firstIndex(of: "]") else { return nil }
                let inner = rest[rest.index(after: rest.startIndex)..<end]
                rest = rest[rest.index(after: end)...]
                if inner.isEmpty || inner == "*" || inner.allSatisfy(\.isNumber) {
                    steps.append(.element)
                } else if inner.count >= 2, let mark = inner.first, mark == "'" || mark == "\"", inner.last == mark {
                    steps.append(.member(String(inner.dropFirst().dropLast())))
                } else {
                    return nil
                }
                continue
            }
            guard first == "." else { return nil }
            rest = rest.dropFirst()
            let name = rest.prefix { $0 != "." && $0 != "[" }
            guard !name.isEmpty else { return nil }
            steps.append(name == "*" ? .anyMember : .member(String(name)))
            rest = rest[name.endIndex...]
        }
        self.steps = steps
    }

    func matches(_ path: ContractPath) -> Bool { Self.matches(steps[...], path.steps[...]) }

    private static func matches(_ pattern: ArraySlice<Step>, _ path: ArraySlice<ContractPath.Step>) -> Bool {
        guard let first = pattern.first else {
            // An element of XML is meant by its name, whatever its text is called.
            return path.isEmpty || path == [.member("text()")]
        }
        if case .anything = first {
            return matches(pattern.dropFirst(), path) || (!path.isEmpty && matches(pattern, path.dropFirst()))
        }
        guard let step = path.first else { return first == .element && pattern.count == 1 }
        let isMatch =
            switch (first, step) {
            case (.member(let name), .member(let other)): name == other || name == ContractPath.localName(other)
            case (.anyMember, .member), (.anyMember, .value), (.member, .value): true
            case (.element, .element): true
            default: false
            }
        return isMatch && matches(pattern.dropFirst(), path.dropFirst())
    }
}
