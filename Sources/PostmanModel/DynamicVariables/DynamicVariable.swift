/// A `{{$name}}` whose value is made anew at every occurrence (B-5.19, Appendix B): its name and what its values look like.
package struct DynamicVariable: Sendable, Hashable {
    /// With its dollar sign: `$randomCity`.
    package let name: String
    package let shape: TextShape

    init(_ name: String, _ shape: TextShape) {
        self.name = name
        self.shape = shape
    }

    package static func == (left: DynamicVariable, right: DynamicVariable) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    /// The 117 documented variables and `$randomIPV6`, by theme.
    package static let all: [DynamicVariable] =
        basics + people + places + company + internet + finance + databases + files + dates + words + lorem + commerce
        + images

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// The variable of that name, or nil: an unknown `$x` stays as text (B-5.20).
    package static func named(_ name: String) -> DynamicVariable? {
        name.utf8.first == UInt8(ascii: "$") ? byName[name] : nil
    }
}
