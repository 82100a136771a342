/// Makes the ids by which reports, shards and baselines know a case: the same in every run, wherever its lines move.
enum CaseIdentity {
    /// 16 hexadecimal digits of class name and name, which together are unique over a run (CI-1.5.4).
    static func of(className: String, name: String) -> String {
        text(of: number(className: className, name: name))
    }

    static func text(of number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// What the digits say: a hash that is the same in every run.
    static func number(className: String, name: String) -> UInt64 {
        // FNV-1a: Swift's own hash differs from run to run.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in className.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // A zero byte between the two.
        hash = hash &* 0x100_0000_01B3
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}

extension Case {
    package var id: String { CaseIdentity.of(className: className, name: name) }
}
