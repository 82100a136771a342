import Foundation
import MockFiles
import Testing

struct FileStampTests {
    @Test func everyWayOfWritingChangesTheStamp() throws {
        let tree = try TemporaryTree()
        let file = tree.path("a.json")
        var stamps = [FileStamp(of: file)]
        #expect(stamps == [.absent])
        try tree.write("one", to: "a.json")
        stamps.append(FileStamp(of: file))
        #expect(FileStamp(of: file) == stamps[1])
        // The same size in another file, as editors write it.
        try Data("two".utf8).write(to: URL(filePath: file), options: .atomic)
        stamps.append(FileStamp(of: file))
        try tree.write("longer", to: "a.json")
        stamps.append(FileStamp(of: file))
        // The same size in the same file at another time.
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file)
        stamps.append(FileStamp(of: file))
        #expect(Set(stamps).count == stamps.count)
        try FileManager.default.removeItem(atPath: file)
        #expect(FileStamp(of: file) == .absent)
    }

    @Test func aFolderChangesWithWhatIsInIt() throws {
        let tree = try TemporaryTree(["inner/.resources/a.yaml": "a"])
        try tree.link("inner/loop", to: "..")
        let before = FileStamp(of: tree.root)
        #expect(FileStamp(of: tree.root) == before)
        try tree.write("ab", to: "inner/.resources/a.yaml")
        #expect(FileStamp(of: tree.root) != before)
    }
}
