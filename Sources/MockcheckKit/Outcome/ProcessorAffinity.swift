import Foundation

/// The processors on which this process may run: fewer than the machine has where it was pinned to some of them.
package enum ProcessorAffinity {
    package static var count: Int {
        let machine = ProcessInfo.processInfo.activeProcessorCount
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        return status.flatMap(count) ?? machine
    }

    /// - Parameter status: what Linux says of a process, with the line `Cpus_allowed_list:	0-1,3`.
    /// - Returns: nil where the line is missing or reads otherwise.
    static func count(status: String) -> Int? {
        let name = "Cpus_allowed_list:"
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else { return nil }
        var count = 0
        for range in line.dropFirst(name.count).split(separator: ",") {
            let bounds = range.split(separator: "-").map { Int($0.trimmingCharacters(in: .whitespaces)) }
            guard let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count <= 2, first <= last
            else {
                return nil
            }
            count += last - first + 1
        }
        return count > 0 ? count : nil
    }
}
