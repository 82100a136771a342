/// How long answers are held back (B-5.D).
struct DelayPromises: PromiseGroup {
    let asked = Promise("delay.asked", "a call asks for its delay", "B-5.22")
    let configured = Promise("delay.configured", "the mock's delay", "B-5.23")
    let askedOutranks = Promise("delay.asked-outranks", "a call's delay outranks the mock's", "B-5.22")
    let invalid = Promise("delay.invalid", "a delay out of range is ignored", "B-5.22")
    let serverResponse = Promise("delay.server-response", "a server response is held back", "B-5.24")
    let notForErrors = Promise("delay.not-for-errors", "what no example answers is not delayed", "B-5.24")
}
