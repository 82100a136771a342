/// What a file's name says about its content.
enum FileName {
    static func claimsPostman(_ file: String) -> Bool {
        file.hasSuffix(".postman_collection.json") || claimsEnvironment(file) || claimsGlobals(file)
    }

    static func claimsEnvironment(_ file: String) -> Bool { file.hasSuffix(".postman_environment.json") }

    static func claimsGlobals(_ file: String) -> Bool { file.hasSuffix(".postman_globals.json") }

    /// The last part of the path without Postman's endings.
    static func stem(of file: String) -> String {
        var name = Substring(file.split(separator: "/").last ?? "")
        for ending in [".json", ".postman_collection", ".postman_environment", ".postman_globals"]
        where name.hasSuffix(ending) && name.utf8.count > ending.utf8.count {
            name = name.dropLast(ending.count)
        }
        return String(name)
    }
}
