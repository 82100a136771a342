import HTTPMessage
import PostmanModel

extension AccessPolicy {
    /// The error that a call gets for want of a key or a right; nil where it may pass (B-3.07 to 3.09).
    ///
    /// - Parameter known: those that this policy has let pass.
    func refusal(of headers: HeaderList, known: KnownCallers) -> MockError? {
        guard case .keys(let grants) = self else { return nil }
        guard let key = headers["x-api-key"]?.trimmingHTTPBlanks, !key.isEmpty else { return .missingCredentials }
        if known.includes(key) { return nil }
        let digest = KeyDigest(ofKey: key)
        var right: KeyGrant.Right?
        // No early exit: how long the search takes must not tell which key came close (S-10).
        for grant in grants where grant.digest.isEqualInConstantTime(to: digest) { right = grant.right }
        switch right {
        case .call:
            known.insert(key)
            return nil
        case KeyGrant.Right.none?: return .forbidden
        case nil: return .missingCredentials
        }
    }
}
