/// What pages of other origins are promised (B-6, CI-4).
struct CORSPromises: PromiseGroup {
    let documented = Promise("cors.as-documented", "as documented", "B-6.01")
    let key = Promise("cors.with-key", "private, with x-api-key", "B-6.13")
    let code = Promise("cors.with-code", "with x-mock-response-code", "B-4.47")
    let nullOrigin = Promise("cors.null-origin", "with a null origin", "B-6.12")
    let storedOrigin = Promise(
        "cors.stored-origin", "a stored Access-Control-Allow-Origin is replayed", "B-6.03")
    let readable = Promise("cors.readable", "the page can read the answer", "B-6.09, B-6.13")
    let optionsExample = Promise("cors.options-example", "by an OPTIONS example", "B-6.11")
    let answeringExample = Promise(
        "cors.answering-example", "with the headers of the example that answers the page", "B-6.11")

    let modeOff = Promise("cors.mode-off", "with CORS off nothing is said to browsers", "B-6.11")
    let modeOffPreflight = Promise(
        "cors.mode-off-preflight", "with CORS off a preflight is a request like any other", "B-6.11")
    let modeExample = Promise("cors.mode-example", "examples answer preflights", "B-6.11")

    /// Stands for the endpoints of a large collection that are left out.
    let spread = Promise("cors.spread", "as documented")
    /// Stands for the whole axis where the mock serves no other origins.
    let isOn = Promise("cors.is-on", "needs CORS")
}

extension Promise {
    /// The same of the question that a browser asks first.
    var ofPreflight: Promise { Promise("\(id).preflight", "the preflight: \(sentence)", item) }
}
