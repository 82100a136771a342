/// What a collection that is shared promises by itself (V-12).
struct LintPromises: PromiseGroup {
    let isFit = Promise("lint.fit", "nothing in it harms whoever uses it", "V-12")
}
