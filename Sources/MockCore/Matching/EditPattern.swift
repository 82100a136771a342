/// A text that others are compared with, ready to make columns of the table by which edit distance is told: the cell in row n
/// says how far the first n scalars of this text are from the other one, as far as it has been read.
///
/// A cell differs from the one above it by one at most, so a column is kept as its topmost cell and two bits for each of the
/// others, and 64 of them are made at once (Myers 1999, Hyyrö 2003).
struct EditPattern {
    let scalars: [UInt32]
    /// How many words hold the bits of one kind.
    let words: Int
    /// For each distinct scalar of the text, and first for all others, in which rows it stands.
    private var rows: [UInt64]
    /// The numbers of ASCII's scalars; 0 for those that the text does not have.
    private var numbers = [UInt16](repeating: 0, count: 128)
    private var otherNumbers: [UInt32: UInt16] = [:]

    /// - Parameter scalars: at most `EditDistance.longestText` of them.
    init(_ scalars: [UInt32]) {
        self.scalars = scalars
        words = (scalars.count + 63) / 64
        rows = Array(repeating: 0, count: words)
        rows.reserveCapacity((min(scalars.count, 32) + 1) * words)
        var count: UInt16 = 1
        for (row, scalar) in scalars.enumerated() {
            var number = number(of: scalar)
            if number == 0 {
                number = Int(count)
                if scalar < 128 { numbers[Int(scalar)] = count } else { otherNumbers[scalar] = count }
                count += 1
                for _ in 0..<words { rows.append(0) }
            }
            rows[number * words + row / 64] |= 1 << UInt64(row % 64)
        }
    }

    /// Which of the distinct scalars of the text it is; 0 for none.
    func number(of scalar: UInt32) -> Int {
        Int(scalar < 128 ? numbers[Int(scalar)] : otherNumbers.isEmpty ? 0 : otherNumbers[scalar] ?? 0)
    }

    /// Sixty-four cells of a column.
    struct Cells {
        /// Where a cell is one more than that above it; of the first of a column, which has no cells, the topmost cell.
        var more: UInt64
        /// Where it is one less.
        var less: UInt64
    }

    /// How many such a column takes.
    var size: Int { 1 + words }

    /// The column of a text of which nothing has been read.
    func begin(_ column: UnsafeMutablePointer<Cells>) {
        column[0] = Cells(more: 0, less: 0)
        for word in 0..<words { column[1 + word] = Cells(more: .max, less: 0) }
    }

    /// Makes the column that follows one when one scalar more is read.
    ///
    /// - Parameters:
    ///   - number: of the scalar.
    ///   - own: where it goes; the same as `column` for one that is not needed any more.
    func advance(_ column: UnsafePointer<Cells>, by number: Int, into own: UnsafeMutablePointer<Cells>) {
        rows.withUnsafeBufferPointer { rows in
            own[0] = Cells(more: column[0].more &+ 1, less: 0)
            // What the first cell of a word gets from the one above it, which at the top is one more than before.
            var (moreAbove, lessAbove): (UInt64, UInt64) = (1, 0)
            var (word, row) = (0, number &* words)
            while word < words {
                let (cells, equal) = (column[1 &+ word], rows[row])
                let vertical = equal | cells.less
                let meeting = equal | lessAbove
                let horizontal = (((meeting & cells.more) &+ cells.more) ^ cells.more) | meeting
                let moreRight = cells.less | ~(horizontal | cells.more)
                let lessRight = cells.more & horizontal
                let moreShifted = moreRight << 1 | moreAbove
                let lessShifted = lessRight << 1 | lessAbove
                own[1 &+ word] = Cells(more: lessShifted | ~(vertical | moreShifted), less: moreShifted & vertical)
                (moreAbove, lessAbove) = (moreRight >> 63, lessRight >> 63)
                word &+= 1
                row &+= 1
            }
        }
    }

    /// The cell of the last row: how far the whole text is from what has been read.
    func last(_ column: UnsafePointer<Cells>) -> Int {
        var cell = Int(column[0].more)
        for word in 0..<words {
            let isRow = word + 1 < words || scalars.count % 64 == 0 ? UInt64.max : 1 << UInt64(scalars.count % 64) - 1
            let cells = column[1 + word]
            cell += (cells.more & isRow).nonzeroBitCount - (cells.less & isRow).nonzeroBitCount
        }
        return cell
    }
}
