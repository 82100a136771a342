#if TLS
    import Foundation
    import Testing

    @testable import MockStore

    /// `rediss://` to a real server, whose certificate openssl made.
    @Suite(
        .enabled(if: TestRedis.program != nil, "\(TestRedis.remedy)"),
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"), "needs openssl"))
    final class StoreTLSTests {
        private let folder = FileManager.default.temporaryDirectory.appending(
            path: "mockcheck-rediss-\(UUID().uuidString)")

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        private func path(_ name: String) -> String { folder.appending(path: name).path }

        private func openssl(_ arguments: String...) throws {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/openssl")
            process.arguments = arguments
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0)
        }

        /// An authority, and a server's certificate of it.
        private func makeCertificates() throws {
            let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
            try openssl(
                "req", "-x509", key[0], key[1], key[2], key[3], key[4], "-days", "2", "-subj", "/CN=ca", "-keyout",
                path("ca.key"), "-out", path("ca.pem"))
            try openssl(
                "req", key[0], key[1], key[2], key[3], key[4], "-subj", "/CN=localhost", "-keyout", path("key.pem"),
                "-out", path("request.pem"))
            try "subjectAltName=DNS:localhost,IP:127.0.0.1\n".write(
                toFile: path("names"), atomically: true, encoding: .utf8)
            try openssl(
                "x509", "-req", "-in", path("request.pem"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
                "-CAcreateserial", "-days", "2", "-extfile", path("names"), "-out", path("cert.pem"))
        }

        private func server() throws -> TestRedis {
            try TestRedis(
                [
                    "--tls-cert-file", path("cert.pem"), "--tls-key-file", path("key.pem"), "--tls-ca-cert-file",
                    path("ca.pem"), "--tls-auth-clients", "no",
                ], isSecure: true)
        }

        private func address(_ host: String, _ redis: TestRedis, roots: String?) throws -> StoreAddress {
            var address = try #require(StoreAddress("rediss://\(host):\(redis.port)"))
            address.roots = roots
            return address
        }

        @Test(arguments: ["127.0.0.1", "localhost"])
        func aServerOfATrustedAuthorityIsAsked(host: String) async throws {
            try makeCertificates()
            let redis = try server()
            let client = RedisClient(try address(host, redis, roots: path("ca.pem"))) { _ in }
            client.start()
            for _ in 0..<3000 where !client.isConnected { try await Task.sleep(for: .milliseconds(10)) }
            #expect(try client.answer(to: ["PING"]) == .simple("PONG"))
            await client.stop()
        }

        @Test func anotherServerIsNotAsked() async throws {
            try makeCertificates()
            let redis = try server()
            let (attempts, continuation) = AsyncStream<Result<Void, StoreProblem>>.makeStream()
            let client = RedisClient(try address("127.0.0.1", redis, roots: nil)) { continuation.yield($0) }
            client.start()
            // It may not listen at first.
            for await attempt in attempts {
                guard case .failure(let problem) = attempt else {
                    Issue.record("connected to a server that nobody vouches for")
                    break
                }
                if problem.reason.contains("certificate is not trusted") { break }
            }
            #expect(!client.isConnected)
            await client.stop()
        }
    }
#endif
