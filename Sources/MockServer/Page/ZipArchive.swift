import HTTPMessage

/// A zip archive of files as they are, without compression (APPNOTE 6.3.10): the same bytes for the same files.
///
/// All of it is smaller than 4 GiB, as it is in memory; the number of files is not bounded.
struct ZipArchive {
    private static let version: UInt16 = 20
    /// Names are UTF-8 (APPNOTE, 4.4.4).
    private static let flags: UInt16 = 1 << 11
    /// The first day that the format knows, 1980-01-01.
    private static let date: UInt16 = 1 << 5 | 1
    /// A regular file that everybody may read, as Unix writes it.
    private static let attributes: UInt32 = 0o100644 << 16

    private var content: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Parameter path: with `/` between its parts, relative.
    mutating func add(_ path: String, _ bytes: [UInt8]) {
        let name = Array(path.utf8)
        let size = UInt32(truncatingIfNeeded: bytes.count)
        let nameCount = UInt16(truncatingIfNeeded: name.count)
        // From the version that it takes to the length of the name, the same in both places.
        var entry: [UInt8] = []
        for number in [Self.version, Self.flags, 0, 0, Self.date] { entry.append(number) }
        for number in [CRC32.checksum(of: bytes), size, size] { entry.append(number) }
        entry.append(nameCount)
        entry.append(UInt16(0))

        directory.append(UInt32(0x0201_4B50))
        directory.append(3 << 8 | Self.version)
        directory += entry
        for number: UInt16 in [0, 0, 0] { directory.append(number) }
        directory.append(Self.attributes)
        directory.append(UInt32(truncatingIfNeeded: content.count))
        directory += name

        content.append(UInt32(0x0403_4B50))
        content += entry
        content += name
        content += bytes
        count += 1
    }

    /// The whole archive.
    var bytes: [UInt8] {
        let size = UInt32(truncatingIfNeeded: directory.count)
        let start = UInt32(truncatingIfNeeded: content.count)
        var archive = content + directory
        if count >= Int(UInt16.max) { archive += longEnd }
        archive.append(UInt32(0x0605_4B50))
        let shownCount = UInt16(clamping: count)
        for number in [0, 0, shownCount, shownCount] { archive.append(number) }
        archive.append(size)
        archive.append(start)
        archive.append(UInt16(0))
        return archive
    }

    /// The end of an archive of more files than 16 bits count (APPNOTE, 4.3.14 and 4.3.15).
    private var longEnd: [UInt8] {
        var end: [UInt8] = []
        end.append(UInt32(0x0606_4B50))
        end.append(UInt64(44))
        for number: UInt16 in [3 << 8 | 45, 45] { end.append(number) }
        for number: UInt32 in [0, 0] { end.append(number) }
        for number in [count, count, directory.count, content.count] { end.append(UInt64(number)) }
        end.append(UInt32(0x0706_4B50))
        end.append(UInt32(0))
        end.append(UInt64(content.count + directory.count))
        end.append(UInt32(1))
        return end
    }
}

extension [UInt8] {
    /// Appends a number, its lowest byte first.
    fileprivate mutating func append(_ number: some FixedWidthInteger) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
