import Testing

@testable import MockcheckKit

struct ChildEndingTests {
    @Test(
        arguments: [
            (0, .exited(0)), (7 << 8, .exited(7)), (255 << 8, .exited(255)), (9, .killed(signal: 9)),
            // With a core dump.
            (0x80 | 11, .killed(signal: 11)),
        ] as [(Int32, ChildEnding)])
    func isReadFromTheWaitStatus(status: Int32, ending: ChildEnding) {
        #expect(ChildEnding(waitStatus: status) == ending)
        #expect(ending.isSuccess == (status == 0))
    }
}
