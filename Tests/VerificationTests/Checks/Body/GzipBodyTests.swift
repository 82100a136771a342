import Foundation
import HTTPMessage
import Testing

@testable import Verification

/// Members that Python's zlib has made, one for each kind of block.
struct GzipBodyTests {
    private static let short = Array("abcabcabcabcabc".utf8)
    private static let long = Array((0..<60).map { "line \($0): the quick brown fox \($0 * $0)\n" }.joined().utf8)

    private static let members: [(kind: String, text: String, plain: [UInt8])] = [
        ("stored", "H4sIAAAAAAAA/wEPAPD/YWJjYWJjYWJjYWJjYWJjo4wn0w8AAAA=", short),
        ("fixed codes", "H4sIAAAAAAAA/0tMSk5EQgCjjCfTDwAAAA==", short),
        (
            "codes of its own",
            "H4sIAAAAAAAA/3WVS04DMRBE95xijuD+2B5zHFAQCJQIBILjAxrXrPzWlXS6n6sqby/Xy1but8/ny/b+9fL4uj183L6v29Pt"
                + "Zyt3b/+qrVU7VF+reaixVsehJkxuh1zXstdDbms55rc7LDZ/e1/LbS4+1vI+rzZAZkXQiJprAoCznBtYEJ15gRG+MQkYARRB"
                + "a0RYEwCi79oBMIbrikGvJP8AyRRJB5KZmkAW3OcODiSrzyscSNY+OTiQbCLpQLKdE4BkP3cAkv28giwpDgEkh0gGkBx6iyBP"
                + "Fj1nkCmLHBHkSpOpolI0RDMafULWDsBpoXTEjvnSLQDUqjKalPImpEkxb2qKJKZdVZPEdFdXJSZdZZcU9SKmSVk31W1S2L1o"
                + "D2DqUXQLMPUsk0ct1DliWoGpt3MGMPWuPWpQcemWCkx9nH8/wDROppX+gkzvUjv2o/agBg35o1KF5p/HfgElh4ohwAcAAA==",
            long
        ),
    ]

    private static func member(_ kind: String) throws -> [UInt8] {
        let found = try #require(members.first { $0.kind == kind })
        return Array(try #require(Data(base64Encoded: found.text)))
    }

    private static func decoded(_ body: [UInt8]) -> (body: [UInt8], fault: String?) {
        let (response, fault) = GzipBody.decoded(Reply(status: 200, body: body))
        return (response.body, fault)
    }

    @Test(arguments: members.map(\.kind))
    func readsWhatOthersHaveCompressed(kind: String) throws {
        let (body, fault) = Self.decoded(try Self.member(kind))
        #expect(fault == nil)
        #expect(body == Self.members.first { $0.kind == kind }?.plain)
    }

    @Test(arguments: members.map(\.kind))
    func findsAWrongChecksumAndAWrongSize(kind: String) throws {
        var member = try Self.member(kind)
        member[member.count - 8] ^= 1
        #expect(Self.decoded(member).fault == "the checksum of the gzip member is wrong")
        member[member.count - 8] ^= 1
        member[member.count - 1] ^= 1
        #expect(Self.decoded(member).fault == "the size of the gzip member is wrong")
    }

    /// Cut off anywhere, or with any byte altered, it is a fault and never a crash.
    @Test(arguments: members.map(\.kind))
    func survivesDamage(kind: String) throws {
        let member = try Self.member(kind)
        for end in member.indices { #expect(Self.decoded(Array(member[..<end])).fault != nil) }
        for place in member.indices.dropFirst(10) {
            for mask in [UInt8(1), 0x80, 0xFF] {
                var damaged = member
                damaged[place] ^= mask
                #expect(Self.decoded(damaged).fault != nil || Self.decoded(damaged).body == Self.decoded(member).body)
            }
        }
    }

    @Test func plainBytesAreNoMember() {
        #expect(Self.decoded(Self.short).fault?.hasPrefix("expected a gzip member") == true)
        #expect(Self.decoded([]).fault != nil)
    }
}
