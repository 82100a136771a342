import HTTPMessage

/// Numbers of examples by a text of each, all of them in one array; those of one text keep their order.
final class LabelledMembers: Sendable {
    private let labels: NumberedTexts
    private let members: Buckets

    init(_ members: [Int32], label: (Int) -> String) {
        var labels = NumberedTexts(capacity: members.count)
        let labelOfMember = members.map { Int32(labels.add(ExactText(label(Int($0))))) }
        var byLabel = Buckets(labelOfMember, count: labels.texts.count)
        byLabel.renumber { members[Int($0)] }
        self.labels = labels
        self.members = byLabel
    }

    subscript(label: String) -> ArraySlice<Int32> {
        labels.number(of: ExactText(label)).map { members[$0] } ?? []
    }
}
