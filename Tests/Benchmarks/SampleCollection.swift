import HTTPMessage

/// A generated collection in Postman's v2.1 format with a known call for each of its examples.
struct SampleCollection {
    enum Shape: String, CaseIterable {
        /// `/api/resource-17/list`
        case literal
        /// `/api/resource-17/{{id}}`, the id captured into the body
        case wildcard
        /// `/api/search-1?q=17`, one query among ten on each path
        case query
        /// `/api/search?q=17`, all on one path
        case onePath = "one path"
    }

    let shape: Shape
    let count: Int

    var json: [UInt8] {
        var text = #"{"info":{"name":"Sample","_postman_id":"11111111-2222-4333-8444-555555555555","#
        text += #""schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":["#
        for index in 0..<count {
            if index > 0 { text += "," }
            let request =
                #"{"method":"GET","header":[{"key":"Accept","value":"application/json"}],"url":"\#(url(index))"}"#
            text += #"{"name":"Request \#(index)","request":\#(request),"response":[{"id":"\#(id(index))","#
            text += #""name":"Response \#(index)","originalRequest":\#(request),"status":"OK","code":200,"#
            text += #""_postman_previewlanguage":"json","header":[{"key":"Content-Type","value":"application/json"}],"#
            text += #""body":"{\n  \"id\": \#(body(index)),\n  \"state\": \"ready\"\n}"}]}"#
        }
        return Array((text + "]}").utf8)
    }

    func call(_ index: Int) -> Call {
        let target =
            switch shape {
            case .literal: "/api/resource-\(index)/list"
            case .wildcard: "/api/resource-\(index)/4711"
            case .query: "/api/search-\(index / 10)?q=\(index)"
            case .onePath: "/api/search?q=\(index)"
            }
        return Call(method: "GET", target: target, headers: ["Host": "127.0.0.1", "Accept": "*/*"])
    }

    /// Calls that no example of the literal shape has, and how each is answered.
    enum Stray: String, CaseIterable {
        /// `/nothing/here/17`
        case far
        /// `/api/resource-17/item`: only the last segment is too different
        case nearInPart = "near in part"
        /// `/api/secourer-17/list`: only the segment that differs from route to route is too different
        case nearInLabel = "near in label"
        /// `/api/resource-17x/list`: answered by the fuzzy step
        case fuzzy

        var status: Int { self == .fuzzy ? 200 : 404 }

        func call(_ index: Int) -> Call {
            let target =
                switch self {
                case .far: "/nothing/here/\(index)"
                case .nearInPart: "/api/resource-\(index)/item"
                case .nearInLabel: "/api/secourer-\(index)/list"
                case .fuzzy: "/api/resource-\(index)x/list"
                }
            return Call(method: "GET", target: target, headers: ["Host": "127.0.0.1", "Accept": "*/*"])
        }
    }

    private func url(_ index: Int) -> String {
        switch shape {
        case .literal: "{{baseUrl}}/api/resource-\(index)/list"
        case .wildcard: "{{baseUrl}}/api/resource-\(index)/{{id}}"
        case .query: "{{baseUrl}}/api/search-\(index / 10)?q=\(index)"
        case .onePath: "{{baseUrl}}/api/search?q=\(index)"
        }
    }

    private func body(_ index: Int) -> String { shape == .wildcard ? "{{id}}" : "\(index)" }

    private func id(_ index: Int) -> String {
        let digits = String(index, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }
}
