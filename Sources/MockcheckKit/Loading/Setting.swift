#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The environment of the process.
package enum ProcessEnvironment {
    package static func value(of name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}

/// Settles an option that a flag or a `MOCKCHECK_*` variable may give; the flag wins (product section 2).
package enum Setting {
    package static func resolve<Value: LosslessStringConvertible>(_ flag: Value?, _ variable: String) throws -> Value? {
        if let flag { return flag }
        guard let text = ProcessEnvironment.value(of: variable), !text.isEmpty else { return nil }
        guard let value = Value(text) else {
            throw CommandProblem.usage("\(variable)=\(text) is not a valid value; unset it or fix it")
        }
        return value
    }

    package static func resolve<Value: RawRepresentable<String> & CaseIterable>(
        _ flag: Value?, _ variable: String
    ) throws -> Value? {
        if let flag { return flag }
        guard let text = ProcessEnvironment.value(of: variable), !text.isEmpty else { return nil }
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandProblem.usage("\(variable)=\(text) is not a valid value; use one of \(known)")
        }
        return value
    }
}
