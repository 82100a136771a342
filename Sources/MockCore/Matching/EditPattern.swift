/// A text that many others are compared with, ready to make columns of the table by which edit distance is told: the cell in
/// row n says how far the first n scalars of the text are from the other one, as far as it goes.
struct EditPattern {
    /// How many cells a column has.
    let height: Int
    private let scalars: [UInt32]
    /// For each distinct scalar of the text, and first for all others, what it costs in each row not to be the same.
    private var costs: [Int16]
    /// The numbers of ASCII's scalars; 0 for those that the text does not have.
    private var numbers = [Int32](repeating: 0, count: 128)
    private var otherNumbers: [UInt32: Int32] = [:]

    init(_ scalars: [UInt32]) {
        height = scalars.count + 1
        self.scalars = scalars
        costs = Array(repeating: 1, count: scalars.count)
        var count: Int32 = 1
        for (row, scalar) in scalars.enumerated() {
            var number = number(of: scalar)
            if number == 0 {
                number = count
                count += 1
                if scalar < 128 { numbers[Int(scalar)] = number } else { otherNumbers[scalar] = number }
                costs.append(contentsOf: repeatElement(1, count: scalars.count))
            }
            costs[Int(number) * scalars.count + row] = 0
        }
    }

    private func number(of scalar: UInt32) -> Int32 { scalar < 128 ? numbers[Int(scalar)] : otherNumbers[scalar] ?? 0 }

    func has(_ scalar: UInt32) -> Bool { number(of: scalar) != 0 }

    /// Makes the column that follows one when the other text has one scalar more.
    func advance(_ column: UnsafePointer<Int16>, by scalar: UInt32, into own: UnsafeMutablePointer<Int16>) {
        let place = Int(number(of: scalar)) * scalars.count
        costs.withUnsafeBufferPointer { costs in
            var diagonal = column[0]
            var above = diagonal &+ 1
            own[0] = above
            guard let costs = costs.baseAddress.map({ $0 + place }) else { return }
            // No number here can be too large, and this is what a search spends its time with.
            var row = 1
            while row < height {
                let left = column[row]
                above = min(min(left, above) &+ 1, diagonal &+ costs[row &- 1])
                own[row] = above
                diagonal = left
                row &+= 1
            }
        }
    }

    /// For each row the distance of what comes behind it from a whole text.
    func distances(to text: UnsafeBufferPointer<UInt32>) -> [Int16] {
        var distances = (0..<height).map { Int16(height - 1 - $0) }
        for scalar in text.reversed() {
            var diagonal = distances[height - 1]
            distances[height - 1] += 1
            for row in scalars.indices.reversed() {
                let right = distances[row]
                distances[row] = min(right + 1, distances[row + 1] + 1, diagonal + (scalars[row] == scalar ? 0 : 1))
                diagonal = right
            }
        }
        return distances
    }
}
