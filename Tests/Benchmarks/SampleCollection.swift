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

    /// What is asked of the collection.
    enum Calls: String, CaseIterable {
        /// Each call is what one example was saved for.
        case exact
        /// Each call misspells the path of an example: the fuzzy step answers.
        case misspelt
        /// Each call is like the paths of all examples, but for one segment that they share: nothing answers.
        case near
        /// Each call is like the paths of all examples, but for a segment that tells them apart: nothing answers.
        case unlike
        /// Each call is like nothing: nothing answers.
        case far

        var status: Int { self == .exact || self == .misspelt ? 200 : 404 }
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

    /// - Parameter index: the example that the call is made after.
    func call(_ kind: Calls, _ index: Int) -> Call {
        let id = shape == .query ? index / 10 : index
        let word = shape == .literal || shape == .wildcard ? "resource" : "search"
        let place =
            switch kind {
            case .exact, .near: shape == .onePath ? word : "\(word)-\(id)"
            case .misspelt: shape == .onePath ? "serch" : "\(word.dropLast())-\(id)"
            case .unlike: "\(String(word.reversed()))-\(id)"
            case .far: "nothing-\(id)"
            }
        let api = kind == .far ? "somewhere/else" : kind == .near && shape != .literal ? "apex" : "api"
        let rest =
            switch shape {
            case .literal: kind == .near ? "/item" : "/list"
            case .wildcard: kind == .misspelt ? "/{{ib}}" : "/4711"
            case .query, .onePath: "?q=\(index)"
            }
        let target = "/\(api)/\(place)\(rest)"
        return Call(method: "GET", target: target, headers: ["Host": "127.0.0.1", "Accept": "*/*"])
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
