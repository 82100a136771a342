/// A dimension of the request matrix; each is one JUnit suite per mock (product V-2).
package enum Axis: String, Sendable, Hashable, CaseIterable {
    case examples, matching, access, cors, quota, rate, errors
}
