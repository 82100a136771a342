import PostmanModel
import Testing

struct CollectionReaderTests {
    @Test func flattensFoldersInFileOrder() throws {
        let (collection, diagnostics) = try Inline.items(
            """
            {"name":"A","item":[{"name":"a1","request":"http://x/1"},
              {"name":"B","items":[{"name":"b1","request":"http://x/2"}]}]},
            {"name":"c","request":"http://x/3"}
            """)
        #expect(collection.requests.map(\.name) == ["a1", "b1", "c"])
        #expect(collection.requests.map(\.folders) == [["A"], ["A", "B"], []])
        #expect(collection.requests.map(\.location.line) == [1, 2, 3])
        #expect(diagnostics.isEmpty)
    }

    @Test func readsTheCollectionsOwnFacts() throws {
        let (collection, _) = try Inline.collection(
            """
            {"info":{"_postman_id":"7f1a","name":"Orders","schema":"\(Inline.schema)"},"item":[],
             "variables":[{"key":"url","value":"http://x"}]}
            """)
        #expect(collection.id == "7f1a")
        #expect(collection.name == "Orders")
        #expect(collection.file == "a.json")
        #expect(collection.variables == [Variable("url", "http://x")])
    }

    @Test func variablesOfItemsAndFoldersComeNearestFirst() throws {
        let (collection, _) = try Inline.items(
            """
            {"name":"A","variable":[{"key":"k","value":"A"}],"item":[
              {"name":"B","variables":[{"key":"k","value":"B1"},{"key":"k","value":"B2"}],"item":[
                {"name":"r","variable":[{"id":"k","value":"r"}],"request":"http://x/1"}]},
              {"name":"s","request":"http://x/2"}]}
            """)
        #expect(collection.requests.map { $0.variables.map(\.value) } == [["r", "B2", "B1", "A"], ["A"]])
    }

    @Test func leavesOutWhatIsNoItemWithoutItsSiblings() throws {
        let (collection, diagnostics) = try Inline.items(
            #"null,"text",{},{"name":"empty"},{"name":"ok","request":"http://x/1"},{"request":null}"#)
        #expect(collection.requests.map(\.name) == ["ok"])
        #expect(
            diagnostics.map(\.rule) == [
                "item-not-object", "item-not-object", "item-without-request", "item-without-request",
                "item-without-request",
            ])
    }

    @Test(arguments: [
        (#"{"request":"http://x/users/1"}"#, "/users/1"), (#"{"name":"","request":"http://x"}"#, "Request"),
        (#"{"name":" \n","request":"/a"}"#, "/a"), (#"{"name":7,"request":"/a"}"#, "7"),
    ])
    func namesRequestsThatHaveNone(item: String, expected: String) throws {
        #expect(try Inline.items(item).0.requests.map(\.name) == [expected])
    }

    @Test(arguments: [
        (#""response":[{"name":"a"},{"name":"b"}]"#, ["a", "b"]), (#""response":{"name":"a"}"#, ["a"]),
        (#""responses":[{"name":"a"}]"#, ["a"]), (#""response":null"#, []), (#""response":{}"#, []),
        (#""response":[]"#, []), (#""x":0"#, []),
    ])
    func findsExamplesWhereverTheyAre(member: String, expected: [String]) throws {
        let (collection, _) = try Inline.items(#"{"name":"R","request":"http://x/1",\#(member)}"#)
        #expect(collection.requests.map { $0.examples.map(\.name) } == [expected])
    }

    @Test func derivedIdsFollowTheFile() throws {
        let (collection, _) = try Inline.items(
            """
            {"name":"R","request":"http://x/1","response":[{"code":200},{"code":"x"},{"id":"own"},{"code":201}]},
            {"name":"S","request":"http://x/2","response":[{"id":""}]}
            """)
        let examples = collection.requests.flatMap(\.examples)
        #expect(
            examples.map(\.id) == [
                "00000000-0000-5000-8000-000000000000", "own", "00000000-0000-5000-8000-000000000003",
                "00000000-0000-5000-8000-000000000004",
            ])
        #expect(examples.map(\.hasStoredID) == [false, true, false, false])
        #expect(collection.leftOutExampleCount == 1)
    }

    /// Ten thousand items under a folder with a thousand variables, and a list of folders as long.
    @Test func readsLongListsInLinearTime() throws {
        let variables = (0..<1000).map { #"{"key":"k\#($0)","value":"v"}"# }.joined(separator: ",")
        let item = #"{"name":"r","request":"http://x/1"}"#
        let items = Array(repeating: item, count: 10_000).joined(separator: ",")
        let folders = Array(repeating: #"{"name":"F","item":[\#(item)]}"#, count: 10_000).joined(separator: ",")
        let (collection, _) = try Inline.items(
            #"{"name":"A","variable":[\#(variables)],"item":[\#(items)]},\#(folders)"#)
        #expect(collection.requests.count == 20_000)
    }
}
