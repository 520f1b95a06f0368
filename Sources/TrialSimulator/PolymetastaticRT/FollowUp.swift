import CohortModel

extension PolymetastaticRT {
  /// Enrolment January 2019 to December 2021; the data cut is the simulator's choice.
  enum FollowUp {
    static let firstDay = Day(year: 2019, month: 1, day: 2) ?? Day(0)
    static let lastDay = Day(year: 2021, month: 12, day: 31) ?? Day(0)
    static let cutOff = Day(year: 2023, month: 4, day: 30) ?? Day(0)

    /// Days of follow-up that the last and the first subject can have, the first day counted. A
    /// margin leaves room for the working week and for the time since the last contact.
    static let shortest = cutOff - lastDay + 8
    static let longest = cutOff - firstDay - 34
  }
}
