/// Breaks collections the way people, merges and exporters do, and some ways that only an attacker would think of.
struct FuzzMutator<Generator: RandomNumberGenerator> {
    var random: Generator

    mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &random) }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    /// The tree with a few of its items only, so that one input costs little.
    mutating func sample(_ tree: FuzzTree, items most: Int) -> FuzzTree {
        switch tree {
        case .object(let members):
            return .object(
                members.map { member in
                    let isList = ["item", "items", "response", "variable", "requests"].contains(member.name)
                    guard isList, case .array(let elements) = member.value else {
                        let value = member.name == "info" ? member.value : sample(member.value, items: most)
                        return FuzzTree.Member(name: member.name, value: value)
                    }
                    let kept = elements.shuffled(using: &random).prefix(most).map { sample($0, items: most) }
                    return FuzzTree.Member(name: member.name, value: .array(Array(kept)))
                })
        case .array(let elements): return .array(elements.map { sample($0, items: most) })
        case .string, .word: return tree
        }
    }

    mutating func mutated(_ tree: FuzzTree) -> FuzzTree {
        let place = Int.random(in: 0..<tree.count, using: &random)
        let other = tree.value(at: Int.random(in: 0..<tree.count, using: &random))
        return tree.changing(place) { changed($0, other: other) }
    }

    private mutating func changed(_ value: FuzzTree, other: FuzzTree) -> FuzzTree {
        switch (value, Int.random(in: 0..<10, using: &random)) {
        case (_, 0): return oddValue
        case (_, 1): return other.count < 200 ? other : oddValue
        case (.object(var members), 2...5) where !members.isEmpty:
            let index = members.indices.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<4, using: &random) {
            case 0: members.remove(at: index)
            case 1: members.append(members[index])
            case 2: members[index].name = pick(Self.names) ?? ""
            default: members[index].value = oddValue
            }
            return .object(members)
        case (.object(let members), _):
            return .object(members + [FuzzTree.Member(name: pick(Self.names) ?? "", value: oddValue)])
        case (.array(var elements), 2...7) where !elements.isEmpty:
            let index = elements.indices.randomElement(using: &random) ?? 0
            let second = elements.indices.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<4, using: &random) {
            case 0: elements.remove(at: index)
            case 1: elements.append(elements[index])
            case 2: elements.swapAt(index, second)
            default: elements[index] = oddValue
            }
            return .array(elements)
        case (.array(let elements), _): return .array(elements + [oddValue])
        case (.string(let text), _): return .string(changed(text))
        case (.word, _): return .word(pick(Self.words) ?? "0")
        }
    }

    private var oddValue: FuzzTree {
        mutating get {
            switch Int.random(in: 0..<6, using: &random) {
            case 0: .word(pick(Self.words) ?? "0")
            case 1: .array([])
            case 2: .object([])
            case 3: .array([.word("null"), .string("x"), .object([FuzzTree.Member(name: "key", value: .string("k"))])])
            default: .string(pick(FuzzTexts.odd) ?? "")
            }
        }
    }

    private mutating func changed(_ text: String) -> String {
        let odd = pick(FuzzTexts.odd) ?? ""
        let cut = text.unicodeScalars.count / 2
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return odd
        case 1: return text + odd
        case 2: return odd + text
        case 3: return String(String.UnicodeScalarView(text.unicodeScalars.dropLast(cut)))
        case 4: return text.uppercased()
        default: return text + "/" + text
        }
    }

    private static var words: [String] {
        [
            "null", "true", "false", "0", "-1", "99", "100", "200", "204", "304", "404", "999", "1000", "1e300", "2e2",
            "0.5",
        ]
    }

    private static var names: [String] {
        [
            "item", "request", "response", "originalRequest", "url", "raw", "host", "path", "query", "variable",
            "header", "key", "value", "disabled", "body", "mode", "raw", "urlencoded", "formdata", "graphql", "file",
            "options", "code", "status", "name", "id", "method", "auth", "info", "schema", "collection", "environment",
            "values", "type", "src", "content", "",
        ]
    }
}

/// Texts that break parsers, paths, headers and templates.
enum FuzzTexts {
    static let odd: [String] =
        [
            "", " ", "/", "//", "?", "#", "a b", "é", "\u{65}\u{301}", "😀", "漢字", "\u{0}", "\r\n", "\n", "\t", "\u{7F}",
            "\u{85}", "\u{202E}", "\u{FEFF}", "%", "%2F", "%zz", "%00", "%ff", "%C3%A9", "+", "&", "=", "&=&", ";", ":",
            "*",
            "{{", "}}", "{{}}", "{{a}}", "{{a}}{{b}}", "{{{a}}}", "{{ a }}", "{{$guid}}", "{{$randomInt}}", "{{$nope}}",
            ":id", ":", ":a.b", "/:id/:id", "{id}", "<a>", "<a><b/></a>", "<a", "]]>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "{}", "[]", "{\"a\":1}", "{\"a\":1.0}", "[1,2", "null", "\"x\"", "a=b&c=d", "a=b", "GET", "get", "POST",
            "OPTIONS",
            "HEAD", "CONNECT", "application/json", "text/plain", "application/xml", "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded", "*/*", "content-type", "Content-Length", "Transfer-Encoding",
            "x-mock-response-code", "x-mock-response-name", "x-mock-response-id", "x-mock-match-request-headers",
            "x-mock-match-request-body", "x-mock-response-delay", "x-api-key", "Access-Control-Allow-Origin", "Origin",
            "Host", "Date", "Connection", "chunked", "http://", "https://a.b/c?d=e#f", "http://[::1]:80/x", "../..",
            "/./",
            "12345", "0x1F", "1e5", "550e8400-e29b-41d4-a716-446655440000", "true",
        ] + [
            String(repeating: "a", count: 300), String(repeating: "/a", count: 200),
            String(repeating: "{{a}}", count: 40),
        ]
}
