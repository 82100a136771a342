/// What a wrong call is promised (B-10, D17), and what a server response replaces (B-5.25).
struct ErrorPromises: PromiseGroup {
    let noExamples = Promise("errors.no-examples", "a collection without examples says so", "B-10.03")
    let noMatch = Promise("errors.no-match", "no match is catalogued", "B-10.02")
    let noKey = Promise("errors.no-key", "a missing key is catalogued", "B-10.04")
    let forbidden = Promise("errors.forbidden", "a key without a right is catalogued", "B-12.04")
    let bodyOverLimit = Promise("errors.body-over-limit", "a body over the limit gets 400", "B-5.28")
    let chunksOverLimit = Promise("errors.chunks-over-limit", "a chunk over the limit gets 400", "B-5.28")
    let bodyOfGET = Promise("errors.body-of-get", "a body of GET belongs to its request", "S-7")
    let bodyAtLimit = Promise("errors.body-at-limit", "a body at the limit is taken", "B-5.28")
    let malformed = Promise(
        "errors.malformed", "a malformed request gets 400 and the connection closes", "B-10")
    let oldVersion = Promise("errors.http-1-0", "HTTP/1.0 is answered, and the connection closes", "S-7")
    let closeAsked = Promise("errors.close-asked", "the connection closes when asked to", "S-7")
    let closeInList = Promise("errors.close-in-list", "close is found in a list of options", "S-7")
    let absoluteTarget = Promise("errors.absolute-target", "an absolute target is a target", "S-7")
    let emptyLine = Promise("errors.empty-line", "an empty line before a request is read over", "S-7")
    let blanksAroundValue = Promise(
        "errors.blanks-around-value", "blanks around a header's value are none of it", "S-7")
    let chunkedBody = Promise("errors.chunked-body", "a body in chunks is a body", "S-7")
    let pipelined = Promise("errors.pipelined", "requests sent at once are answered in their order", "S-7")
    let largeResponse = Promise("errors.large-response", "what a socket takes in part comes whole", "S-7")
    let waitingResponses = Promise(
        "errors.waiting-responses", "responses that wait for their client come whole and in order", "S-7")
    let keptOldVersion = Promise("errors.http-1-0-kept", "HTTP/1.0 is kept where it asks for that", "S-7")
    let trailers = Promise("errors.trailers", "trailers belong to the body before them", "S-7")
    let continued = Promise("errors.continue", "a body that waits is asked for", "S-7")
    let continuedInAnyCase = Promise("errors.continue-any-case", "Expect is read in any letter case", "S-7")
    let endsEarly = Promise("errors.ends-early", "a request that ends early gets 400", "S-7")
    let version = Promise("errors.version", "a response is of HTTP/1.1", "S-7")
    let date = Promise("errors.date", "a response has the date of now", "S-7")
    let serverResponse = Promise(
        "errors.server-response", "an active server response replaces every answer", "B-5.25")
    let serverResponseUntyped = Promise(
        "errors.server-response-untyped", "a server response without a type is HTML", "B-12.22")
    let serverResponseDenied = Promise(
        "errors.server-response-denied", "a server response is for those who may call", "B-5.26")
    let serverResponsePreflight = Promise(
        "errors.server-response-preflight", "a preflight gets no server response", "B-6.08")
}
