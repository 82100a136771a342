/// What the ways of asking for a saved example promise (B-4.E).
struct ExamplesPromises: PromiseGroup {
    let request = Promise("examples.request", "the documented request gets an example of its own", "V-14")
    let plain = Promise("examples.plain", "the saved request gets its own example", "B-4.41")
    let byCode = Promise("examples.by-code", "selector by code", "B-4.17")
    let byName = Promise("examples.by-name", "selector by name", "B-4.19")
    let freshValues = Promise("examples.fresh-values", "dynamic values are made anew for each response", "B-5.19")
    let gzip = Promise("examples.gzip", "a long text comes as gzip where that is accepted", "B-5.13")
    let gzipTag = Promise("examples.gzip-tag", "the tag of a compressed response is a weak one", "B-5.13")
    let gzipUnasked = Promise("examples.gzip-unasked", "nothing is compressed unasked", "B-5.13")
    let gzipNoTransform = Promise(
        "examples.gzip-no-transform", "what must not be transformed is not compressed", "B-5.13")
    let gzipShort = Promise("examples.gzip-short", "a short body is not compressed", "B-5.13")
    let byID = Promise("examples.by-id", "selector by id", "B-4.18")
}
