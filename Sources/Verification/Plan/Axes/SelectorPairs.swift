import HTTPMessage
import PostmanModel

/// Selectors that say different things, and names where they do not fit (B-4.17 to 4.19).
struct SelectorPairs {
    private let rival: Rival
    private let call: Call
    private let context: PlanContext

    init(_ rival: Rival, _ call: Call, _ context: PlanContext) {
        self.rival = rival
        self.call = call.withoutSelectors
        self.context = context
    }

    var all: [DerivedCall] { named + identified + elsewhere }

    private var otherCode: String { rival.status == 599 ? "598" : "599" }

    /// The name as a header can carry it.
    private func name(of rival: Rival) -> String? {
        let name = rival.example.name.trimmedBlanks
        return name.isEmpty || !HTTPText.isFieldValue(name) ? nil : name
    }

    private var named: [DerivedCall] {
        guard let name = name(of: rival) else { return [] }
        let named = call.with("x-mock-response-name", name)
        var calls = [
            DerivedCall(.matching.nameAndCode, named.with("x-mock-response-code", "\(rival.status)")),
            DerivedCall(.matching.nameAndOtherCode, named.with("x-mock-response-code", otherCode)),
        ]
        let swapped = DerivedCalls.swappingCase(name)
        if swapped != name {
            calls.append(DerivedCall(.matching.nameCase, call.with("x-mock-response-name", swapped)))
        }
        return calls
    }

    private var identified: [DerivedCall] {
        guard rival.example.hasStoredID, HTTPText.isFieldValue(rival.example.id) else { return [] }
        let call = call.with("x-mock-response-id", rival.example.id)
        var calls = [
            DerivedCall(.matching.idAndCode, call.with("x-mock-response-code", "\(rival.status)")),
            DerivedCall(.matching.idAndOtherCode, call.with("x-mock-response-code", otherCode)),
        ]
        let other = context.oracle.rivals.first { $0.method == rival.method && name(of: $0) != name(of: rival) }
        if let name = other.flatMap(name) {
            calls.append(DerivedCall(.matching.idAndName, call.with("x-mock-response-name", name)))
        }
        return calls
    }

    /// Another method's example by its name and by its id.
    private var elsewhere: [DerivedCall] {
        let names = Set(context.oracle.rivals.filter { $0.method == rival.method }.map(\.example.name))
        let other = context.oracle.rivals.first {
            $0.method != rival.method && !names.contains($0.example.name) && name(of: $0) != nil
        }
        guard let other, let name = name(of: other) else { return [] }
        var calls = [DerivedCall(.matching.nameOtherMethod, call.with("x-mock-response-name", name))]
        if other.example.hasStoredID, HTTPText.isFieldValue(other.example.id) {
            calls.append(DerivedCall(.matching.idOtherMethod, call.with("x-mock-response-id", other.example.id)))
        }
        return calls
    }
}
