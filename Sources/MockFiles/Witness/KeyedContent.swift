import Foundation
import PostmanModel
import Yams

/// What a collection of format v1 or v3 holds by the second reader: how many requests, and each example by a key of its
/// own, for in both formats the order is said elsewhere than where the examples stand.
struct KeyedContent {
    private(set) var requestCount = 0
    /// By id (v1) or by path (v3).
    private(set) var examples: [String: WitnessedContent.Example] = [:]

    /// Nil for a file of another format, or one whose shape leaves room for more than one reading.
    init?(v1 data: Data) {
        guard let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any], root["info"] == nil,
            root["collection"] == nil, let requests = root["requests"] as? [[String: Any]]
        else { return nil }
        requestCount = requests.count
        for request in requests {
            let responses: [[String: Any]]
            switch request["responses"] {
            case nil, is NSNull: responses = []
            case let list as [[String: Any]]: responses = list
            default: return nil
            }
            for response in responses {
                guard let id = response["id"] as? String, !Witness.trimmed(id).isEmpty, examples[id] == nil else {
                    return nil
                }
                var example = Self.example(response, in: request["name"] as? String ?? "")
                let code = (response["responseCode"] as? [String: Any])?["code"] ?? response["responseCode"]
                example.code = (code as? NSNumber).flatMap { Int(exactly: $0.doubleValue) }
                example.language = response["language"] as? String
                example.body = response["text"] as? String
                example.headers = WitnessedContent.rows(response["headers"])
                examples[id] = example
            }
        }
    }

    /// Nil for a folder whose layout leaves room for more than one reading.
    init?(v3 folder: String) {
        guard let files = FileManager.default.enumerator(atPath: folder) else { return nil }
        var requests: Set<String> = []
        var claimed: Set<String> = []
        var homes: Set<String> = []
        for case let name as String in files {
            // Neither is a folder of the collection.
            if name.split(separator: "/").contains(where: { $0 == "node_modules" || $0 == ".git" }) { continue }
            if files.fileAttributes?[.type] as? FileAttributeType == .typeSymbolicLink { return nil }
            if name.hasSuffix(".request.yml") || name.hasSuffix(".example.yml") { return nil }
            let path = FilePath.join(folder, name)
            let directory = FilePath.directory(of: name)
            if name.hasSuffix(".request.yaml") {
                // Hidden folders are left out, and this is not the place to know which.
                if directory.split(separator: "/").contains(where: { $0.hasPrefix(".") && $0 != "." }) { return nil }
                guard let request = Self.mapping(path), request["$kind"] as? String == "http-request" else {
                    return nil
                }
                let stem = String(FilePath.name(of: name).dropLast(".request.yaml".count))
                requests.insert(Self.examples(of: stem, in: directory))
                if let examples = request["examples"] {
                    guard let text = examples as? String else { return nil }
                    claimed.insert(FilePath.tidied(FilePath.join(directory, text)))
                }
            } else if name.hasSuffix(".example.yaml") {
                guard let value = Self.mapping(path), let example = Self.example(value) else { return nil }
                homes.insert(directory)
                examples[path] = example
            }
        }
        // One that no request has the place of may have a request of its own.
        guard homes.isSubset(of: requests), claimed.isSubset(of: requests) else { return nil }
        requestCount = requests.count
    }

    private static func examples(of stem: String, in directory: String) -> String {
        FilePath.tidied(FilePath.join(directory, ".resources/\(stem).resources/examples"))
    }

    private static func mapping(_ path: String) -> [String: Any]? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return try? Yams.load(yaml: text) as? [String: Any]
    }

    private static func example(_ value: [String: Any], in request: String) -> WitnessedContent.Example {
        let name = value["name"] as? String
        return WitnessedContent.Example(path: "\(request)/\(name ?? "")", name: name)
    }

    private static func example(_ value: [String: Any]) -> WitnessedContent.Example? {
        guard let response = value["response"] as? [String: Any] else { return nil }
        var example = example(value, in: "")
        example.code = response["statusCode"] as? Int
        if let body = response["body"] as? [String: Any] {
            example.body = body["content"] as? String
            example.language = body["type"] as? String
        }
        example.headers = WitnessedContent.rows(response["headers"])
        return example
    }
}
