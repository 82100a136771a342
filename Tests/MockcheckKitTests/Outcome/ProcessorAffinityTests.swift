import Testing

@testable import MockcheckKit

struct ProcessorAffinityTests {
    /// As `man 5 proc` and `man 7 cpuset` write lists.
    @Test(
        arguments: [
            ("0", 1), ("0-1", 2), ("0-3,8", 5), ("7,9,11-12", 4), ("", nil), ("x", nil), ("3-1", nil), ("1-2-3", nil),
        ] as [(String, Int?)])
    func aListNamesProcessors(list: String, count: Int?) {
        let status = "Name:\tmockcheck\nCpus_allowed:\tf\nCpus_allowed_list:\t\(list)\nMems_allowed:\t1\n"
        #expect(ProcessorAffinity.count(status: status) == count)
    }

    @Test func withoutTheLineNothingIsKnown() {
        #expect(ProcessorAffinity.count(status: "Name:\tmockcheck\n") == nil)
        #expect(ProcessorAffinity.count >= 1)
    }
}
