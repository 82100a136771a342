/// What the examples promise of somebody else's server (product section 8).
struct ContractPromises: PromiseGroup {
    let kept = Promise("contract.kept", "the back end keeps what the example promises", "T-2")
}

/// What any mock of a collection keeps, whatever product it is.
struct PlainPromises: PromiseGroup {
    let answered = Promise("plain.answered", "the example's own request gets its status, media type and body", "T-1")
    let readable = Promise("plain.readable", "a page of another origin can read the answer", "T-1")
    let unknownPath = Promise("plain.unknown-path", "an unknown path gets a 4xx", "T-1")
}
