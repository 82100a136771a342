import Foundation

/// Puts a user's file in order: whole or not at all.
enum EditedFile {
    /// Through links, and with the file's own permissions.
    ///
    /// - Throws: `CommandProblem` where it cannot be written.
    static func write(_ bytes: [UInt8], to file: String) throws {
        let url = URL(filePath: file).resolvingSymlinksInPath()
        do {
            let permissions = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions]
            try Data(bytes).write(to: url, options: .atomic)
            if let permissions {
                try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: url.path)
            }
        } catch {
            throw CommandProblem.failure("cannot write \(file): \(error.reason)")
        }
    }
}
