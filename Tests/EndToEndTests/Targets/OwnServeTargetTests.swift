import Foundation
import PostmanModel
import TestSupport
import Testing

/// Our own `serve` as somebody else's mocks of all collections there are: faithful, so that nothing may fail but what is
/// the collections' own fault, and nothing is skipped but what cannot be provoked from outside.
struct OwnServeTargetTests {
    /// What no client could ask of any mock, and what only its owner can change.
    private static let possibleSkips = [
        "needs a private mock", "needs another configuration", "needs a server response", "needs a quota",
        "needs a rate limit", "shadowed by", "no id that a client could know", "has no status code that",
        "stores Access-Control-Allow-Origin", "its request equals that of", "has variables without a value",
        "no example of the collection is reached", "cannot be sent", "no response can have its status",
    ]

    /// Real collections of four formats; all of them take minutes in a debug build.
    private static let real = [
        "PoliceScorecard__api__api.postman_collection.json", "postmanlabs__postman-collection-transformer__echo.json",
        "postmanlabs__schemas__syncapi.json", "okta__okta-developer-docs__advanced-server-access.json",
        "jordanwalsh23__postman-local-mock-server__all-request-types.json", "maxg56__hypertube__Hypertube API",
        "spring-petclinic__spring-petclinic-rest__petclinic-nonregressiontests.postman_collection.json",
    ]

    /// A path that fits the wildcards of another example as well: either one is a faithful answer, by plain rules.
    @Test(arguments: [["orders/:order", "orders/current"], ["orders/current", "orders/:order"]])
    func eitherOfTwoPathsThatFitMayAnswer(_ paths: [String]) async throws {
        let folder = try TestFolder()
        let items = paths.map { path in
            #"""
            {"name":"\#(path)","request":{"method":"GET","url":"{{u}}/shops/:id/\#(path)"},"response":[
             {"name":"\#(path)","originalRequest":{"method":"GET","url":"{{u}}/shops/:id/\#(path)"},"code":200,
              "header":[{"key":"Content-Type","value":"application/json"}],"body":"{\"of\":\"\#(path)\"}"}]}
            """#
        }
        try folder.write(
            #"""
            {"info":{"name":"Orders","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
             "item":[\#(items.joined(separator: ","))]}
            """#, to: "orders.json")
        let served = try await ServedProgram(["orders.json"], in: folder)
        let run = try await ProgramRun(
            [
                "verify", "orders.json", "--target", "http://127.0.0.1:\(served.port)", "--target-rules", "plain",
                "--axis", "examples",
            ], in: folder.url)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    @Test(arguments: [("postman", "1/8"), ("plain", "1/1")])
    func keepsEveryPromise(_ rules: String, _ shard: String) async throws {
        let folder = try TestFolder()
        try folder.write("mocks: []\n", to: "none.yaml")
        let paths =
            [ProgramRun.root.appending(path: "specs").path]
            + Self.real.map { Corpus.folder.appending(path: $0).path }.filter(FileManager.default.fileExists)
        let common = paths + ["--config", folder.path("none.yaml")]
        let served = try await ServedProgram(common, in: folder)
        let ready = try JSONDocument.parse(Array(served.ready.utf8)).root
        let targets = (ready["mocks"]?.elements).map(Array.init) ?? []
        #expect(targets.count >= 4)
        let options = targets.flatMap { mock in
            ["--target", "\(mock["name"]?.string ?? "")=\(mock["url"]?.string ?? "")"]
        }
        let started = try StartedProgram(
            ["verify"] + common + options + [
                "--target-rules", rules, "--shard", shard, "--reporter", "json", "--quiet",
            ],
            in: folder.url)
        let run = try await started.finish(within: 240)
        let report = try JSONDocument.parse(
            Array(try Data(contentsOf: URL(filePath: folder.path("reports/mockcheck.json"))))
        ).root
        var judged = 0
        for suite in (report["suites"]?.elements).map(Array.init) ?? [] {
            for result in (suite["results"]?.elements).map(Array.init) ?? [] {
                let name = "\(suite["name"]?.string ?? ""): \(result["name"]?.string ?? "")"
                switch result["verdict"]?.string {
                case "passed": judged += 1
                case "skipped":
                    let reason = result["reason"]?.string ?? ""
                    #expect(Self.possibleSkips.contains { reason.contains($0) }, "\(name): \(reason)")
                default:
                    // What a file or the collection itself is at fault for fails without a server, too.
                    let isOwn = [
                        "CollectionError", "UnreachableExample", "ShadowedRequest", "UnansweredRequest", "MisreadFile",
                    ]
                    .contains { result["failureType"]?.string == "mockcheck.\($0)" }
                    #expect(isOwn, "\(name): \(result["message"]?.string ?? "")")
                }
            }
        }
        #expect(judged > 100)
        print(
            "\(rules) rules, shard \(shard): \(judged) cases at \(targets.count) mocks passed; exit code \(run.status)")
    }
}
