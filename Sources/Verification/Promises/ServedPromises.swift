/// What is promised of mocks as `serve` starts them: together, each with what the manifest says of it (V-15).
struct ServedPromises: PromiseGroup {
    let address = Promise("served.address", "each mock answers below its own address", "S-1")
    let hostLabel = Promise("served.host-label", "each mock answers under its own host name", "S-1")
    let unmatched = Promise("served.unmatched", "its 404 is its own", "B-4.44")
    let unknownMock = Promise("served.unknown-mock", "an unknown mock gets 404", "B-10.05")
    let noKey = Promise("served.no-key", "a private mock requires a key", "B-3.07")
    let person = Promise("served.person", "people call it as the manifest shares it", "B-3.09")
    let serverResponse = Promise("served.server-response", "an active server response replaces all others", "B-5.25")
}
