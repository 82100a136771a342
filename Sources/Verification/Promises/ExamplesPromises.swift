/// What the ways of asking for a saved example promise (B-4.E).
struct ExamplesPromises: PromiseGroup {
    let request = Promise("examples.request", "the documented request gets an example of its own", "V-14")
    let plain = Promise("examples.plain", "the saved request gets its own example", "B-4.41")
    let byCode = Promise("examples.by-code", "selector by code", "B-4.17")
    let byName = Promise("examples.by-name", "selector by name", "B-4.19")
    let byID = Promise("examples.by-id", "selector by id", "B-4.18")
}
