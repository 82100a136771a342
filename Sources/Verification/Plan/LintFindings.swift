package import PostmanModel

/// What `mockcheck lint` says of one collection, for the axis `lint` (V-12). It comes from outside: the plan knows no
/// rule, only where a finding stands and how grave it is.
package struct LintFindings: Sendable {
    /// What stands in no request.
    package var ofCollection: [Diagnostic]
    /// What stands in each request of the collection or in one of its examples, in their order.
    package var ofRequests: [[Diagnostic]]

    package init(ofCollection: [Diagnostic] = [], ofRequests: [[Diagnostic]]) {
        self.ofCollection = ofCollection
        self.ofRequests = ofRequests
    }

    package var all: [Diagnostic] { ofCollection + ofRequests.joined() }
}
