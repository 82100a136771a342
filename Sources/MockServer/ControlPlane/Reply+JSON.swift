package import HTTPMessage
package import PostmanModel

extension Reply {
    package init(status: Int = 200, json body: JSONBody) {
        self.init(
            status: status, headers: ["Content-Type": "application/json; charset=utf-8"], body: Array(body.text.utf8))
    }
}
