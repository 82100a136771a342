/// How the values of a `DynamicVariable` are made: each occurrence gets one of its own (B-5.19).
package struct DynamicValue: Sendable, Hashable {
    /// With its dollar sign: `$randomCity`.
    package let name: String
    private let make: @Sendable (inout SampleSource) -> String

    init(_ name: String, _ make: @escaping @Sendable (inout SampleSource) -> String) {
        self.name = name
        self.make = make
    }

    /// A value that can stand in a JSON string, a URL or a header as it is: no quotes, backslashes or line breaks.
    package func sample(from source: inout SampleSource) -> String {
        make(&source)
    }

    package static func == (left: DynamicValue, right: DynamicValue) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    /// By the themes of `DynamicVariable.all`.
    package static let all: [DynamicValue] =
        basics + people + places + company + internet + finance + databases + files + dates + words + lorem + commerce
        + images

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// What makes values for that name, or nil: an unknown `$x` stays as text (B-5.20).
    package static func named(_ name: String) -> DynamicValue? {
        name.utf8.first == UInt8(ascii: "$") ? byName[name] : nil
    }
}
