/// What a client's traffic must be like (product section 9).
package struct ClientPromises: PromiseGroup {
    package let answered = Promise("client.answered", "an example answers every request of the client", "R-2")
    package let preflight = Promise("client.preflight", "a browser goes on after the preflight", "R-2")
    package let readable = Promise("client.readable", "a page can read the response to its request", "R-2")
    package let admitted = Promise("client.admitted", "keys and limits admit every request of the client", "R-2")
    package let wellFormed = Promise("client.well-formed", "every request of the client can be read", "R-2")
    package let uses = Promise("client.uses", "enough requests and examples are asked for", "R-2")
}
