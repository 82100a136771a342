package import Verification

/// The axes that a command line names.
package enum AxisSelection {
    package static func parse(_ text: String?) throws -> Set<Axis> {
        guard let text else { return Set(Axis.planned) }
        return try Set(
            text.split(separator: ",").map { name in
                guard let axis = Axis(rawValue: String(name)), Axis.planned.contains(axis) else {
                    let known = Axis.planned.map(\.rawValue).joined(separator: ", ")
                    throw CommandProblem.usage("unknown axis '\(name)'; the axes are \(known)")
                }
                return axis
            })
    }
}
