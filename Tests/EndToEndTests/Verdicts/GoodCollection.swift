import Foundation

/// A small collection without a mistake, whose text the tables of mistakes and near-mistakes edit.
enum GoodCollection {
    static let text = #"""
        {
          "info": {
            "_postman_id": "7c1ed9b4-4f2b-4a57-9d41-2a8a4f6f1d10",
            "name": "Library",
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
          },
          "item": [
            {
              "name": "Books",
              "item": [
                {
                  "name": "List books",
                  "request": {
                    "method": "GET",
                    "header": [{ "key": "Accept", "value": "application/json" }],
                    "url": { "raw": "{{baseUrl}}/books?page=1", "host": ["{{baseUrl}}"], "path": ["books"],
                             "query": [{ "key": "page", "value": "1" }] }
                  },
                  "response": [
                    {
                      "id": "00000000-0000-4000-8000-000000000001",
                      "name": "First page",
                      "originalRequest": {
                        "method": "GET",
                        "header": [{ "key": "Accept", "value": "application/json" }],
                        "url": { "raw": "{{baseUrl}}/books?page=1", "host": ["{{baseUrl}}"], "path": ["books"],
                                 "query": [{ "key": "page", "value": "1" }] }
                      },
                      "status": "OK", "code": 200, "_postman_previewlanguage": "json",
                      "header": [{ "key": "Content-Type", "value": "application/json" }],
                      "body": "{\"books\": [{\"id\": 7, \"title\": \"Dune\"}]}"
                    }
                  ]
                },
                {
                  "name": "Get book",
                  "request": {
                    "method": "GET",
                    "header": [],
                    "url": { "raw": "{{baseUrl}}/books/:bookId", "host": ["{{baseUrl}}"], "path": ["books", ":bookId"],
                             "variable": [{ "key": "bookId", "value": "7" }] }
                  },
                  "response": [
                    {
                      "id": "00000000-0000-4000-8000-000000000002",
                      "name": "A book",
                      "originalRequest": {
                        "method": "GET",
                        "header": [],
                        "url": { "raw": "{{baseUrl}}/books/:bookId", "host": ["{{baseUrl}}"], "path": ["books", ":bookId"],
                                 "variable": [{ "key": "bookId", "value": "7" }] }
                      },
                      "status": "OK", "code": 200, "_postman_previewlanguage": "json",
                      "header": [{ "key": "Content-Type", "value": "application/json" }],
                      "body": "{\"id\": 7, \"title\": \"Dune\"}"
                    },
                    {
                      "id": "00000000-0000-4000-8000-000000000003",
                      "name": "No such book",
                      "originalRequest": {
                        "method": "GET",
                        "header": [],
                        "url": { "raw": "{{baseUrl}}/books/:bookId", "host": ["{{baseUrl}}"], "path": ["books", ":bookId"],
                                 "variable": [{ "key": "bookId", "value": "8" }] }
                      },
                      "status": "Not Found", "code": 404, "_postman_previewlanguage": "json",
                      "header": [{ "key": "Content-Type", "value": "application/json" }],
                      "body": "{\"error\": \"no such book\"}"
                    }
                  ]
                },
                {
                  "name": "Add book",
                  "request": {
                    "method": "POST",
                    "header": [{ "key": "Content-Type", "value": "application/json" }],
                    "body": { "mode": "raw", "raw": "{\"title\": \"Emma\"}", "options": { "raw": { "language": "json" } } },
                    "url": { "raw": "{{baseUrl}}/books", "host": ["{{baseUrl}}"], "path": ["books"] }
                  },
                  "response": [
                    {
                      "id": "00000000-0000-4000-8000-000000000004",
                      "name": "Added",
                      "originalRequest": {
                        "method": "POST",
                        "header": [{ "key": "Content-Type", "value": "application/json" }],
                        "body": { "mode": "raw", "raw": "{\"title\": \"Emma\"}", "options": { "raw": { "language": "json" } } },
                        "url": { "raw": "{{baseUrl}}/books", "host": ["{{baseUrl}}"], "path": ["books"] }
                      },
                      "status": "Created", "code": 201, "_postman_previewlanguage": "json",
                      "header": [{ "key": "Content-Type", "value": "application/json" }, { "key": "Location", "value": "/books/9" }],
                      "body": "{\"id\": 9, \"title\": \"Emma\"}"
                    }
                  ]
                },
                {
                  "name": "Remove book",
                  "request": {
                    "method": "DELETE",
                    "header": [],
                    "url": { "raw": "{{baseUrl}}/books/{{bookId}}", "host": ["{{baseUrl}}"], "path": ["books", "{{bookId}}"] }
                  },
                  "response": [
                    {
                      "id": "00000000-0000-4000-8000-000000000005",
                      "name": "Removed",
                      "originalRequest": {
                        "method": "DELETE",
                        "header": [],
                        "url": { "raw": "{{baseUrl}}/books/7", "host": ["{{baseUrl}}"], "path": ["books", "7"] }
                      },
                      "status": "No Content", "code": 204, "_postman_previewlanguage": "text",
                      "header": [],
                      "body": ""
                    }
                  ]
                }
              ]
            },
            {
              "name": "Health",
              "request": {
                "method": "GET",
                "header": [],
                "url": { "raw": "{{baseUrl}}/health", "host": ["{{baseUrl}}"], "path": ["health"] }
              },
              "response": [
                {
                  "id": "00000000-0000-4000-8000-000000000006",
                  "name": "Healthy",
                  "originalRequest": {
                    "method": "GET",
                    "header": [],
                    "url": { "raw": "{{baseUrl}}/health", "host": ["{{baseUrl}}"], "path": ["health"] }
                  },
                  "status": "OK", "code": 200, "_postman_previewlanguage": "text",
                  "header": [{ "key": "Content-Type", "value": "text/plain" }],
                  "body": "fine"
                }
              ]
            }
          ],
          "variable": [{ "key": "baseUrl", "value": "https://library.example.com/v1" }]
        }
        """#

    /// The text of an item, from its name to the next item's.
    private static func range(ofItem name: String, in text: String) -> Range<String.Index>? {
        guard let start = text.range(of: "\"name\": \"\(name)\",")?.lowerBound else { return nil }
        let items = ["List books", "Get book", "Add book", "Remove book", "Health"]
        let ends = items.compactMap { text.range(of: "\"name\": \"\($0)\",")?.lowerBound }.filter { $0 > start }
        return start..<(ends.min() ?? text.endIndex)
    }

    /// The text after an edit; nil where what is to be replaced is not there.
    static func edited(_ edit: Edit) -> String? {
        guard let item = edit.item else {
            return text.contains(edit.old) ? text.replacing(edit.old, with: edit.new, maxReplacements: 1) : nil
        }
        guard let range = range(ofItem: item, in: text) else { return nil }
        let part = String(text[range])
        let (head, tail): (String, String)
        if let cut = part.range(of: "\"response\":") {
            (head, tail) = (String(part[..<cut.lowerBound]), String(part[cut.lowerBound...]))
        } else {
            (head, tail) = (part, "")
        }
        let changed: String
        switch edit.place {
        case .request:
            guard head.contains(edit.old) else { return nil }
            changed = head.replacing(edit.old, with: edit.new) + tail
        case .examples:
            guard tail.contains(edit.old) else { return nil }
            changed = head + tail.replacing(edit.old, with: edit.new)
        case .both:
            guard part.contains(edit.old) else { return nil }
            changed = part.replacing(edit.old, with: edit.new)
        }
        return text.replacingCharacters(in: range, with: changed)
    }
}

/// One small change of the good collection.
struct Edit: Sendable {
    enum Place { case request, examples, both }

    /// The item whose text changes; nil for the first place anywhere.
    var item: String?
    var place = Place.both
    var old: String
    var new: String
}
