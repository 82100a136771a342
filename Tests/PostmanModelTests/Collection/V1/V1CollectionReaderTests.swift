import PostmanModel
import Testing

struct V1CollectionReaderTests {
    private func read(_ members: String) throws -> (Collection, [Diagnostic]) {
        try Inline.collection(#"{"id":"c","name":"Old",\#(members)}"#)
    }

    private func requests(_ ids: String...) -> String {
        #""requests":["#
            + ids.map { #"{"id":"\#($0)","name":"\#($0)","url":"http://x/\#($0)"}"# }.joined(separator: ",") + "]"
    }

    @Test func readsTheCollectionsOwnFacts() throws {
        let (collection, diagnostics) = try read(
            #""order":[],"variables":[{"key":"url","value":"http://x","enabled":true}],"requests":[]"#)
        #expect(collection.format == .v1)
        #expect(collection.id == "c")
        #expect(collection.name == "Old")
        #expect(collection.variables == [Variable("url", "http://x")])
        #expect(diagnostics.isEmpty)
    }

    @Test func foldersComeBeforeTheRequestsAroundThem() throws {
        let (collection, diagnostics) = try read(
            """
            "order":["r"],"folders_order":["B","A"],
            "folders":[{"id":"A","name":"Aa","order":["a"]},{"id":"C","name":"Cc","order":["c"]},
             {"id":"B","name":"Bb","order":["b2","b1"],"folders_order":["C"],"variables":[{"key":"k","value":"B"}]}],
            \(requests("a", "b1", "b2", "c", "r"))
            """)
        #expect(collection.requests.map(\.name) == ["c", "b2", "b1", "a", "r"])
        #expect(collection.requests.map(\.folders) == [["Bb", "Cc"], ["Bb"], ["Bb"], ["Aa"], []])
        #expect(collection.requests.map(\.variables.count) == [1, 1, 1, 0, 0])
        #expect(diagnostics.isEmpty)
    }

    @Test func foldersInNoOrderAreOuterOnes() throws {
        let (collection, _) = try read(
            #""order":[],"folders":[{"id":"A","name":"A","order":["a"]}],\#(requests("a"))"#)
        #expect(collection.requests.map(\.folders) == [["A"]])
    }

    @Test func requestsInNoOrderComeLastInFileOrder() throws {
        let (collection, _) = try read(
            """
            "order":["b"],"folders":[{"id":"F","name":"F","order":[]}],
            "requests":[{"id":"a","name":"a","url":"/a"},{"id":"b","name":"b","url":"/b"},
             {"id":"c","name":"c","url":"/c","folder":"F"},{"name":"d","url":"/d"},{"id":"b","name":"twin","url":"/b"}]
            """)
        #expect(collection.requests.map(\.name) == ["b", "a", "c", "d", "twin"])
        #expect(collection.requests.map(\.folders) == [[], [], ["F"], [], []])
    }

    @Test func tellsOfIdsThatAreNotThere() throws {
        let (collection, diagnostics) = try read(
            """
            "order":["gone","a"],
            "folders_order":["no"],
            "requests":[{"id":"a","url":"/a","responses":[],"responses_order":[
             "none"]}]
            """)
        #expect(collection.requests.count == 1)
        #expect(diagnostics.map(\.rule) == Array(repeating: "order-unknown-id", count: 3))
        #expect(diagnostics.map(\.location.line) == [2, 1, 4])
        #expect(diagnostics.map(\.location.column) == [18, 33, 2])
    }

    @Test func aRequestThatTwoOrdersNameIsReadOnce() throws {
        let (collection, _) = try read(
            #""order":["a","a"],"folders":[{"id":"F","name":"F","order":["a"]}],\#(requests("a"))"#)
        #expect(collection.requests.map(\.folders) == [["F"]])
    }

    @Test func survivesFoldersThatHoldEachOther() throws {
        let (collection, _) = try read(
            """
            "order":[],"folders":[{"id":"A","name":"A","order":["a"],"folders_order":["B"]},
             {"id":"B","name":"B","order":["b"],"folders_order":["A"]},{"id":"S","name":"S","order":[],"folders_order":["S"]}],
            \(requests("a", "b"))
            """)
        #expect(collection.requests.map(\.name) == ["b", "a"])
    }

    @Test func survivesDeepFolders() throws {
        let folders = (0..<2000).map { #"{"id":"\#($0)","name":"F","order":[],"folders_order":["\#($0 + 1)"]}"# }
        let last = #"{"id":"2000","name":"F","order":["a"]}"#
        let (collection, diagnostics) = try read(
            #""order":[],"folders_order":["0"],"folders":[\#((folders + [last]).joined(separator: ","))],\#(requests("a"))"#
        )
        #expect(collection.requests.count == 1)
        #expect(collection.requests.allSatisfy { $0.folders.count <= 512 })
        #expect(diagnostics.contains { $0.rule == "nesting-too-deep" })
    }

    @Test func readsLongListsInLinearTime() throws {
        let ids = (0..<20_000).map { "r\($0)" }
        let requests = ids.map { #"{"id":"\#($0)","url":"/a"}"# }.joined(separator: ",")
        let order = ids.reversed().map { "\"\($0)\"" }.joined(separator: ",")
        let (collection, _) = try read(#""order":[\#(order)],"requests":[\#(requests)]"#)
        #expect(collection.requests.count == 20_000)
    }

    @Test func responsesFollowTheirOrder() throws {
        let (collection, _) = try read(
            """
            "order":["a"],"requests":[{"id":"a","url":"/a","responses_order":["3","1","1"],
             "responses":[{"id":"1","request":"a"},{"id":"2","request":"a"},{"id":"3","request":"a"},{"request":"a"}]}]
            """)
        #expect(
            collection.requests.flatMap(\.examples).map(\.id) == [
                "3", "1", "2", "00000000-0000-5000-8000-000000000003",
            ])
    }
}
