import HTTPMessage

/// Numbers of examples by a text of each, all of them in one array; those of one text keep their order.
struct LabelledMembers: Sendable {
    private let places: [ExactText: Int32]
    private let members: Buckets

    init(_ members: [Int32], label: (Int) -> String) {
        var places: [ExactText: Int32] = [:]
        let placeOfMember = members.map { member in
            let label = ExactText(label(Int(member)))
            let place = places[label] ?? Int32(places.count)
            if place == places.count { places[label] = place }
            return place
        }
        var byPlace = Buckets(placeOfMember, count: places.count)
        byPlace.renumber { members[Int($0)] }
        self.places = places
        self.members = byPlace
    }

    subscript(label: String) -> ArraySlice<Int32> { places[ExactText(label)].map { members[Int($0)] } ?? [] }
}
