/// Reads what a test script asserts, as far as it stands there in plain words.
enum TestScript {
    private static let calls = [
        "pm.response.to.have.status(", "pm.expect(pm.response.code).to.equal(", "pm.expect(pm.response.code).to.eql(",
        "pm.expect(pm.response.code).to.be.equal(", "pm.expect(pm.response.code).to.eq(",
        "pm.expect(pm.response).to.have.status(", "pm.response.to.be.status(",
    ]

    /// The literal statuses that must hold; nothing where a condition or a choice stands around them.
    static func statuses(in lines: [String]) -> [Int] {
        var statuses: [Int] = []
        for line in lines {
            let text = line.drop(while: \.isWhitespace)
            guard !text.hasPrefix("//"), !text.hasPrefix("*"), !text.hasPrefix("/*") else { continue }
            // A script that asks before it asserts says nothing for certain.
            if ["if (", "if(", "switch", "else", "? "].contains(where: { text.contains($0) }) { return [] }
            for call in calls {
                guard let start = text.firstRange(of: call) else { continue }
                let argument = text[start.upperBound...].prefix { $0 != ")" }.filter { !$0.isWhitespace }
                if let status = Int(argument), (100...999).contains(status) { statuses.append(status) }
            }
        }
        return statuses
    }
}
