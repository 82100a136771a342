import ArgumentParser

@main
struct Mockcheck: AsyncParsableCommand {
    func run() async throws {}
}
