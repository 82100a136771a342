import PostmanModel
import TestSupport

/// What people do to a collection between two commits.
enum Mutation: String, CaseIterable {
    case rename, renameRequest, reorder, moveToFolder, code, body, responseHeader, requestHeader, wildcard, literal
    case parameter, method, id, requestBody, delete, duplicate, variable, letterCase, slash

    /// - Returns: false where the collection has nothing that could be changed so.
    func apply(to collection: inout Collection, _ random: inout SeededRandom) -> Bool {
        if self == .variable {
            guard let index = collection.variables.indices.randomElement(using: &random) else { return false }
            collection.variables[index].value = "https://example.com/v\(Int.random(in: 1...3, using: &random))"
            return true
        }
        let items = collection.requests.indices.filter { !collection.requests[$0].examples.isEmpty }
        guard let item = items.randomElement(using: &random),
            let place = collection.requests[item].examples.indices.randomElement(using: &random)
        else { return false }
        switch self {
        case .renameRequest: collection.requests[item].name += " again"
        case .moveToFolder: collection.requests[item].folders = ["Moved"]
        case .reorder:
            if random.chance(2) {
                collection.requests.shuffle(using: &random)
            } else {
                collection.requests[item].examples.shuffle(using: &random)
            }
        case .delete: collection.requests[item].examples.remove(at: place)
        case .duplicate:
            var copy = collection.requests[item].examples[place]
            if random.chance(2) { copy.id = "copy-\(Int.random(in: 0...999, using: &random))" }
            if random.chance(2) { copy.name += " copy" }
            copy.body += Array(" ".utf8)
            collection.requests[item].examples.append(copy)
        default:
            var example = collection.requests[item].examples[place]
            guard change(&example, &random) else { return false }
            collection.requests[item].examples[place] = example
        }
        return true
    }

    private func change(_ example: inout Example, _ random: inout SeededRandom) -> Bool {
        switch self {
        case .rename: example.name += " renamed"
        case .code:
            example.code = [200, 201, 404, 500, 204].filter { $0 != example.code }.randomElement(using: &random)
        case .body:
            example.body = Array(["{\"changed\":1}", "changed", ""].randomElement(using: &random)?.utf8 ?? "".utf8)
        case .responseHeader: example.headers.append(Row("X-Changed", "\(Int.random(in: 0...9, using: &random))"))
        case .requestHeader:
            example.request.headers.append(Row("X-Version", "\(Int.random(in: 1...2, using: &random))"))
        case .id: example.id = "id-\(Int.random(in: 0...9999, using: &random))"
        case .method:
            example.request.method =
                ["GET", "POST", "PUT"].filter { $0 != example.request.method }
                .randomElement(using: &random) ?? "GET"
        case .requestBody:
            example.request.body =
                random.chance(3) ? nil : .raw("{\"n\":\(Int.random(in: 0...3, using: &random))}", language: "json")
        case .parameter:
            if !example.request.url.query.isEmpty, random.chance(2) {
                example.request.url.query.removeLast()
            } else {
                example.request.url.query.append(Row("page", ["1", "2", "{{any}}"].randomElement(using: &random)))
            }
        case .wildcard, .literal, .letterCase, .slash: return changePath(&example, &random)
        default: return false
        }
        return true
    }

    private func changePath(_ example: inout Example, _ random: inout SeededRandom) -> Bool {
        var segments = example.request.url.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard segments.count > 1 else { return false }
        let place = Int.random(in: 1..<segments.count, using: &random)
        switch self {
        case .wildcard: segments[place] = random.chance(2) ? ":changed" : "{{changed}}"
        case .literal: segments[place] = ["changed", "17", "users"].randomElement(using: &random) ?? ""
        case .letterCase: segments[place] = segments[place].uppercased()
        case .slash: segments.append("")
        default: return false
        }
        example.request.url.path = segments.joined(separator: "/")
        return true
    }
}
