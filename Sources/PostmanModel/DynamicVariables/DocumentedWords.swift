/// Lists that are the documented shape of a variable: what makes values picks from them, what checks values compares with them.
package enum DocumentedWords {
    package static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    package static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    package static let namePrefixes = ["Mr.", "Mrs.", "Ms.", "Miss", "Dr."]
    package static let nameSuffixes = ["Jr.", "Sr.", "I", "II", "III", "IV", "V", "MD", "DDS", "PhD", "DVM"]
}
