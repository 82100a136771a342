import PostmanModel

/// A small collection in which every promise can be seen to be kept or broken.
enum HonestCollection {
    static func load() throws -> Collection {
        guard case .collection(let collection) = DocumentReader().read(Array(json.utf8), file: "honest.json").document
        else { throw Unreadable() }
        return collection
    }

    struct Unreadable: Error {}

    private static let json = #"""
        {
          "info": {
            "_postman_id": "5a0c5c3e-1f5e-4a51-9c39-6d2a3f6b7f10",
            "name": "Honest",
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
          },
          "item": [
            {
              "name": "Get book",
              "request": { "method": "GET", "url": "{{baseUrl}}/books/{{id}}" },
              "response": [
                {
                  "id": "00000000-0000-4000-8000-000000000001",
                  "name": "A book",
                  "originalRequest": { "method": "GET", "url": "{{baseUrl}}/books/{{id}}" },
                  "code": 200,
                  "header": [
                    { "key": "Content-Type", "value": "application/json" },
                    { "key": "X-Shelf", "value": "north" },
                    { "key": "Keep-Alive", "value": "timeout=5" }
                  ],
                  "body": "{\"id\":\"{{id}}\",\"title\":\"Dune\"}"
                },
                {
                  "id": "00000000-0000-4000-8000-000000000002",
                  "name": "No such book",
                  "originalRequest": { "method": "GET", "url": "{{baseUrl}}/books/{{id}}" },
                  "code": 404,
                  "header": [{ "key": "Content-Type", "value": "application/json" }],
                  "body": "{\"error\":\"gone\"}"
                },
                {
                  "id": "00000000-0000-4000-8000-000000000003",
                  "name": "A second shelf",
                  "originalRequest": { "method": "GET", "url": "{{baseUrl}}/books/{{id}}" },
                  "code": 200,
                  "header": [{ "key": "Content-Type", "value": "application/json" }],
                  "body": "{\"id\":\"{{id}}\",\"title\":\"Emma\"}"
                }
              ]
            },
            {
              "name": "List books",
              "request": { "method": "GET", "url": "{{baseUrl}}/books?page=1" },
              "response": [
                {
                  "id": "00000000-0000-4000-8000-000000000004",
                  "name": "All books",
                  "originalRequest": { "method": "GET", "url": "{{baseUrl}}/books?page=1" },
                  "code": 200,
                  "header": [{ "key": "Content-Type", "value": "application/json" }],
                  "body": "[{\"id\":1},{\"id\":2}]"
                }
              ]
            },
            {
              "name": "Add book",
              "request": { "method": "POST", "url": "{{baseUrl}}/books" },
              "response": [
                {
                  "id": "00000000-0000-4000-8000-000000000005",
                  "name": "Added",
                  "originalRequest": {
                    "method": "POST",
                    "header": [{ "key": "Content-Type", "value": "application/json" }],
                    "url": "{{baseUrl}}/books",
                    "body": { "mode": "raw", "raw": "{\"title\":\"Dune\"}" }
                  },
                  "code": 201,
                  "header": [{ "key": "Content-Type", "value": "application/json" }],
                  "body": "{\"id\":\"{{$guid}}\"}"
                }
              ]
            }
          ]
        }
        """#
}
