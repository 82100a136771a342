/// What a file's name says about its content.
enum FileName {
    static func claimsPostman(_ file: String) -> Bool {
        file.hasSuffix(".postman_collection.json") || claimsEnvironment(file) || claimsGlobals(file)
    }

    static func claimsEnvironment(_ file: String) -> Bool {
        ends(file, in: [".postman_environment.json", ".environment.yaml", ".environment.yml"])
    }

    static func claimsGlobals(_ file: String) -> Bool {
        ends(file, in: [".postman_globals.json", ".globals.yaml", ".globals.yml"])
    }

    /// The last part of the path without Postman's endings.
    static func stem(of file: String) -> String {
        var name = file.split(separator: "/").last ?? ""
        let isYAML = ends(file, in: [".yaml", ".yml"])
        let endings =
            isYAML
            ? [".yaml", ".yml", ".request", ".example", ".environment", ".globals"]
            : [".json", ".postman_collection", ".postman_environment", ".postman_globals"]
        for ending in endings where name.hasSuffix(ending) && name.utf8.count > ending.utf8.count {
            name = name.dropLast(ending.count)
        }
        return String(name)
    }

    private static func ends(_ file: String, in endings: [String]) -> Bool {
        endings.contains { file.hasSuffix($0) }
    }
}
