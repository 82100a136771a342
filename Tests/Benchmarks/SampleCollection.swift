import HTTPMessage
import PostmanModel

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
        /// `POST /api/orders-1` with 1 KB of JSON, one body among ten on each path, written otherwise than it is called
        case body
        /// `/api/resource-17/list`, its answer with parts of the call and a random value in it
        case template

        /// What makes a difference to calls of this shape.
        var calls: [Calls] { self == .body || self == .template ? [.exact, .far] : Calls.allCases }
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
            let request = request(index)
            text += #"{"name":"Request \#(index)","request":\#(request),"response":[{"id":"\#(id(index))","#
            text += #""name":"Response \#(index)","originalRequest":\#(request),"status":"OK","code":200,"#
            text += #""_postman_previewlanguage":"json","header":[{"key":"Content-Type","value":"application/json"}],"#
            text += #""body":"{\n  \"id\": \#(body(index)),\n  \"state\": \"ready\"\n}"}]}"#
        }
        return Array((text + "]}").utf8)
    }

    private func request(_ index: Int) -> String {
        guard shape == .body else {
            return #"{"method":"GET","header":[{"key":"Accept","value":"application/json"}],"url":"\#(url(index))"}"#
        }
        return #"{"method":"POST","header":[{"key":"Content-Type","value":"application/json"}],"#
            + #""url":"\#(url(index))","body":{"mode":"raw","raw":\#(JSONText.quoted(order(index, colon: ": ")))}}"#
    }

    /// A JSON text of about 1 KB that is the same by value whatever stands around its colons.
    private func order(_ index: Int, colon: String) -> String {
        let lines = (0..<12).map { line in
            #"{"article"\#(colon)"article-\#(line)","count"\#(colon)\#(line + 1),"price"\#(colon)\#(line).95,"#
                + #""tags"\#(colon)["a","b"]}"#
        }
        return #"{"order"\#(colon)\#(index),"lines"\#(colon)[\#(lines.joined(separator: ","))]}"#
    }

    /// - Parameter index: the example that the call is made after.
    func call(_ kind: Calls, _ index: Int) -> Call {
        let id = shape == .query || shape == .body ? index / 10 : index
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
            case .literal, .template: kind == .near ? "/item" : "/list"
            case .body: ""
            case .wildcard: kind == .misspelt ? "/{{ib}}" : "/4711"
            case .query, .onePath: "?q=\(index)"
            }
        let target = "/\(api)/\(place)\(rest)"
        guard shape == .body else {
            return Call(method: "GET", target: target, headers: ["Host": "127.0.0.1", "Accept": "*/*"])
        }
        return Call(
            method: "POST", target: target, headers: ["Host": "127.0.0.1", "Content-Type": "application/json"],
            body: Array(order(index, colon: ":").utf8))
    }

    private var word: String {
        switch shape {
        case .literal, .wildcard, .template: "resource"
        case .query, .onePath: "search"
        case .body: "orders"
        }
    }

    private func url(_ index: Int) -> String {
        switch shape {
        case .literal, .template: "{{baseUrl}}/api/resource-\(index)/list"
        case .body: "{{baseUrl}}/api/orders-\(index / 10)"
        case .wildcard: "{{baseUrl}}/api/resource-\(index)/{{id}}"
        case .query: "{{baseUrl}}/api/search-\(index / 10)?q=\(index)"
        case .onePath: "{{baseUrl}}/api/search?q=\(index)"
        }
    }

    private func body(_ index: Int) -> String {
        switch shape {
        case .wildcard: "{{id}}"
        case .template: #"\"{{$pathSegments '1'}} {{$headers 'accept'}} {{$queryParams 'q' 'none'}} {{$guid}}\""#
        case .literal, .query, .onePath, .body: "\(index)"
        }
    }

    private func id(_ index: Int) -> String {
        let digits = String(index, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }
}
