/// A body that may be spelled in another way: JSON and XML are compared by their values.
enum EquivalentBody {
    static func compare(expected: [UInt8], actual: [UInt8]) -> BodyCheck.Finding? {
        if expected == actual { return nil }
        if let json = CanonicalJSON.bytes(of: expected), json == CanonicalJSON.bytes(of: actual) { return nil }
        if let xml = CanonicalXML.bytes(of: expected), xml == CanonicalXML.bytes(of: actual) { return nil }
        return ExactBody.compare(expected: expected, actual: actual)
    }
}
