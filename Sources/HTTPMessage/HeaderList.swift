/// One header line as it stood on the wire or in a collection: spelling kept, value without surrounding blanks.
package struct HeaderField: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// Headers in their order, repeats included; names compare without regard to ASCII case.
package struct HeaderList: Sendable {
    package var fields: [HeaderField] { didSet { prepared = nil } }
    /// What is made ahead by `prepare`; nil after every change.
    package private(set) var prepared: PreparedHeaders?

    package init(_ fields: [HeaderField] = []) {
        self.fields = fields
    }

    /// Makes ahead what is asked of headers that are sent more than once.
    package mutating func prepare() { prepared = PreparedHeaders(self) }

    /// The value of the first field of this name, or nil where there is none.
    package subscript(name: String) -> String? {
        fields.first { $0.name.isEqualIgnoringASCIICase(to: name) }?.value
    }

    /// The values of all fields of this name, in order.
    package func values(of name: String) -> [String] {
        fields.filter { $0.name.isEqualIgnoringASCIICase(to: name) }.map(\.value)
    }

    package func contains(_ name: String) -> Bool {
        fields.contains { $0.name.isEqualIgnoringASCIICase(to: name) }
    }

    package mutating func append(_ name: String, _ value: String) { append(HeaderField(name, value)) }

    package mutating func append(_ field: HeaderField) { fields.append(field) }

    /// Makes room for so many fields; growing step by step would copy.
    package mutating func reserve(_ count: Int) { fields.reserveCapacity(count) }

    /// Removes every field of this name.
    package mutating func remove(_ name: String) {
        // What is shared is not copied where there is nothing to remove.
        guard contains(name) else { return }
        fields.removeAll { $0.name.isEqualIgnoringASCIICase(to: name) }
    }

    /// Puts one field of this name at the end, in place of all there were.
    package mutating func set(_ name: String, _ value: String) {
        remove(name)
        append(name, value)
    }
}

extension HeaderList: Hashable {
    package static func == (left: HeaderList, right: HeaderList) -> Bool { left.fields == right.fields }

    package func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

extension HeaderList: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { HeaderField($0, $1) }
    }
}

extension StringProtocol {
    /// Compares as HTTP compares names: A-Z equal a-z, everything else byte by byte.
    @inlinable package func isEqualIgnoringASCIICase(to other: some StringProtocol) -> Bool {
        // Most names differ in length, which is known without a look at them.
        utf8.count == other.utf8.count
            && zip(utf8, other.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }
}

extension String {
    /// The same for the texts that calls are made of, without what being generic costs.
    package func isEqualIgnoringASCIICase(to other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let isSame = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable { other in
                var index = 0
                while index < own.count {
                    if own[index] != other[index], own[index].asciiLowercased != other[index].asciiLowercased {
                        return false
                    }
                    index += 1
                }
                return true
            }
        }
        if case let isSame?? = isSame { return isSame }
        return zip(utf8, other.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }
}

extension UInt8 {
    /// The lower-case letter of A-Z, any other byte as it is.
    @inlinable package var asciiLowercased: UInt8 {
        (65...90).contains(self) ? self | 0x20 : self
    }
}
