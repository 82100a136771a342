import ForeignTools
import Foundation
import TestSupport
import Testing

/// A client that was generated from Postman's own OpenAPI description, with nothing changed but its base URL.
struct PostmanSDKTests {
    @Test(.enabled(if: Python.isThere, "\(Python.remedy)"))
    func walksThroughAllRows() async throws {
        let folder = try TestFolder()
        try folder.writeCollection("Files")
        let key = "PMAK-owner"
        let served = try await ServedProgram([".", "--admin-port", "0", "--api-key", key], in: folder)
        let output = try PostmanSDK.walk(
            base: "http://127.0.0.1:\(try #require(served.adminPort))", key: key, collection: APIClient.collection)
        #expect(
            output == [
                "workspace mockcheck", "collections Files Made", "environments Stage", "collection Made",
                "created Orders", "mocks Files Orders", "renamed Sales", "active True",
                "called 200 503", "responses Down", "deleted Down", "logs Down Two None",
                "published", "mockAlreadyPublishedError", "unpublished", "mockAlreadyUnpublishedError",
                "deleted", "404 instanceNotFoundError", "400 invalidParamsError",
            ])
        served.program.signal(SIGTERM)
        _ = try await served.program.finish()
    }
}

/// The package `sideko-postman-api` of PyPI, which checks the type of each member it reads.
private enum PostmanSDK {
    /// What the client read, a line for each step.
    static func walk(base: String, key: String, collection: String) throws -> [String] {
        try Python.run(script, [base, key, collection]).split(separator: "\n").map(String.init)
    }

    /// Its generator took the answers of 8.10 to 8.12 for lists, which they are not: there it only checks the element.
    private static let script = """
        import json, sys
        from postman_api.main import SidekoClient, RequestError
        import postman_api.schemas as s
        base, key, collection = sys.argv[1:]
        client = SidekoClient(key, base)
        def refused(call):
            try: call()
            except RequestError as error: return f"{error.status_code} {error.data['error']['name']}"
        def names(all): return " ".join(sorted(one.name for one in all))
        workspace = client.all_workspaces().workspaces[0]
        print("workspace", client.single_workspace(workspace_id=workspace.id).workspace.name)
        client.session.post(base + "/collections", json=json.loads(collection)).raise_for_status()
        stage = {"name": "Stage", "values": [{"key": "word", "value": "hello", "type": "default", "enabled": True}]}
        client.session.post(base + "/environments", json={"environment": stage}).raise_for_status()
        collections = client.all_collections().collections
        environments = client.all_environments().environments
        print("collections", names(collections))
        print("environments", names(environments))
        made = next(one for one in collections if one.name == "Made")
        print("collection", client.single_collection(collection_id=made.uid).collection.info.name)
        wish = {"collection": made.uid, "environment": environments[0].uid, "name": "Orders", "private": True}
        mock = client.create_mock(data=s.PostMocksBody.from_dict({"mock": wish}), workspace_id=workspace.id).mock
        print("created", client.get_mock(mock_id=mock.id).mock.name)
        print("mocks", names(client.get_mocks().mocks))
        def update(fields):
            return client.update_mock(mock_id=mock.id, data=s.PutMocksMockIDBody.from_dict({"mock": fields})).mock
        print("renamed", update({"name": "Sales", "description": "d", "private": True}).name)
        print("active", not client.get_mock(mock_id=mock.uid).mock.deactivated)
        responses = f"{base}/mocks/{mock.id}/server-responses"
        down = {"name": "Down", "statusCode": 503, "headers": [], "language": "json", "body": "{}"}
        made = client.session.post(responses, json={"serverResponse": down}).json()
        s.PostMocksMockIDServerResponsesResponseItem.from_dict(made)
        first = client.session.get(mock.mock_url + "/orders").status_code
        update({"config": {"serverResponseId": made["id"]}})
        print("called", first, client.session.get(mock.mock_url + "/orders").status_code)
        print("responses", names(client.get_mock_server_responses(mock_id=mock.id)))
        print("deleted", client.delete_mock_server_response(mock_id=mock.id, server_response_id=made["id"]).name)
        parts = "request.body,response.body"
        last = client.get_mock_call_logs(mock_id=mock.id, limit=1, include=parts)
        first = client.get_mock_call_logs(mock_id=mock.id, limit=1, include=parts, cursor=last.meta.next_cursor)
        print("logs", *(one.response_name for one in last.call_logs + first.call_logs), first.meta.next_cursor)
        client.publish_mock(mock_id=mock.id)
        print("published")
        print(refused(lambda: client.publish_mock(mock_id=mock.id)).split()[1])
        client.unpublish_mock(mock_id=mock.id)
        print("unpublished")
        print(refused(lambda: client.unpublish_mock(mock_id=mock.id)).split()[1])
        client.delete_mock(mock_id=mock.id)
        print("deleted")
        print(refused(lambda: client.get_mock(mock_id=mock.id)))
        print(refused(lambda: client.create_mock(data=s.PostMocksBody.from_dict({"mock": {"collection": mock.id}}))))
        """
}
