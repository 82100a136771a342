import Synchronization
import Testing

@testable import MockCore

struct DeferredTests {
    /// Counts itself while it lives.
    private final class Counted: Sendable {
        static let alive = Atomic<Int>(0)
        let number: Int

        init(_ number: Int) {
            self.number = number
            Self.alive.add(1, ordering: .relaxed)
        }

        deinit { Self.alive.subtract(1, ordering: .relaxed) }
    }

    @Test func isMadeOnceAndLetGoOfAtTheEnd() async {
        do {
            let deferred = Deferred<Counted>()
            #expect(deferred.made == nil)
            #expect(deferred.value { Counted(1) }.number == 1)
            #expect(deferred.value { Counted(2) }.number == 1)
            #expect(deferred.made?.number == 1)
            // Whoever comes at the same time gets the one that is kept, and the others are gone.
            let shared = Deferred<Counted>()
            let numbers = await withTaskGroup(of: Int.self) { group in
                for number in 0..<64 { group.addTask { shared.value { Counted(number) }.number } }
                return await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(numbers == [shared.made?.number])
            #expect(Counted.alive.load(ordering: .relaxed) == 2)
            withExtendedLifetime((deferred, shared)) {}
        }
        #expect(Counted.alive.load(ordering: .relaxed) == 0)
    }

    @Test func eachPlaceOfAListHasItsOwn() {
        weak var kept: Counted?
        do {
            let list = DeferredList<Counted>(count: 3)
            #expect(list.value(at: 1) { Counted(1) }.number == 1)
            #expect(list.value(at: 2) { Counted(2) }.number == 2)
            #expect(list.value(at: 1) { Counted(3) }.number == 1)
            kept = list.value(at: 2) { Counted(4) }
            #expect(kept != nil)
        }
        #expect(kept == nil)
        withExtendedLifetime(DeferredList<Counted>(count: 0)) {}
    }
}
