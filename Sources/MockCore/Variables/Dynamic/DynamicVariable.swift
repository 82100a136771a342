/// A `{{$name}}` whose value is made anew at every occurrence (B-5.19, Appendix B).
package struct DynamicVariable: Sendable, Hashable {
    /// With its dollar sign: `$randomCity`.
    package let name: String
    package let shape: TextShape
    private let make: @Sendable (inout SampleSource) -> String

    init(_ name: String, _ shape: TextShape, _ make: @escaping @Sendable (inout SampleSource) -> String) {
        self.name = name
        self.shape = shape
        self.make = make
    }

    /// A value that can stand in a JSON string, a URL or a header as it is: no quotes, backslashes or line breaks.
    package func value(from source: inout SampleSource) -> String {
        make(&source)
    }

    package static func == (left: DynamicVariable, right: DynamicVariable) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    // MARK: The registry

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
