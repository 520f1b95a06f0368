extension SubjectProfile {
  /// One day of imaging: what was measured, what the rule makes of it and what was entered.
  package struct Scan: Equatable, Sendable {
    package struct Reading: Equatable, Sendable {
      package let reference: Reference
      package let lesion: String?
      package let type: LesionType?
      package let organ: String?
      /// In millimetres; nil is not measured.
      package let diameter: Double?
      package let isIrradiated: Bool?
    }

    package struct Assessment: Equatable, Sendable {
      package let reference: Reference
      package let visit: String?
      package let evaluator: String?
      package let target: Response?
      package let nonTarget: Response?
      package let newLesion: Bool?
      package let overall: Response?
    }

    /// nil for records without a date, which are kept together.
    package let day: Day?
    /// Up to and on the day that scans count from.
    package let isBaseline: Bool
    package let readings: [Reading]
    package let assessments: [Assessment]
    /// Of the target lesions, in millimetres; nil unless every one was measured.
    package var sum: Double?
    /// In percent of the baseline's sum; nil at baseline and where that is 0 or unknown.
    package var changeFromBaseline: Double?
    /// In percent of the smallest sum before, baseline included; nil where that is 0 or unknown.
    package var changeFromNadir: Double?
    /// The smallest sum until now, this one included.
    package var nadir: Double?
    /// What RECIST 1.1 makes of the readings; nil at baseline and where no lesion was looked at.
    package var derived: Response?

    /// Assessments that say otherwise than the readings.
    package var disagreeing: [Assessment] {
      guard let derived else { return [] }
      return assessments.filter { $0.overall != nil && $0.overall != derived }
    }
  }
}

extension Cohort {
  /// Every day with a reading or an assessment, in order, records without a date last.
  func profileScans(of subject: Int, _ closed: ClosedFields) -> [SubjectProfile.Scan] {
    let lesionRows = data.lesions.rows[subject].filter { counts(data.lesions.date[$0]) }
    let scanRows = assessmentRows(of: subject)
    let days = Set(
      lesionRows.map { data.lesions.date[$0] } + scanRows.map { data.assessments.date[$0] })
    let origin = scanOrigin(of: subject) ?? cutOff
    var course = RecistCourse(evaluator: study.response.evaluator)
    return days.sorted(by: Day.isEarlier).map { day in
      let readings = lesionRows.filter { data.lesions.date[$0] == day }
      let assessments = scanRows.filter { data.assessments.date[$0] == day }
      var scan = SubjectProfile.Scan(
        day: day, isBaseline: day.map { $0 <= origin } ?? false,
        readings: readings.map { reading($0, closed) },
        assessments: assessments.map { assessment($0, closed) })
      if day != nil { course.evaluate(&scan, readings.map { data.lesions.codedReading($0) }) }
      return scan
    }
  }

  private func reading(_ row: Int, _ closed: ClosedFields) -> SubjectProfile.Scan.Reading {
    let lesions = data.lesions
    return SubjectProfile.Scan.Reading(
      reference: .init(.lesions, lesions.rowIDs[row]), lesion: lesions.lesion[row],
      type: closed.open(.lesions, "type", lesions.type[row]),
      organ: closed.open(.lesions, "organ", lesions.organ[row]),
      diameter: closed.open(.lesions, "diameter", lesions.diameter[row]),
      isIrradiated: closed.open(.lesions, "isIrradiated", lesions.isIrradiated[row]))
  }

  private func assessment(
    _ row: Int, _ closed: ClosedFields
  ) -> SubjectProfile.Scan.Assessment {
    let scans = data.assessments
    return SubjectProfile.Scan.Assessment(
      reference: .init(.assessments, scans.rowIDs[row]),
      visit: closed.open(.assessments, "visit", scans.visit[row]),
      evaluator: closed.open(.assessments, "evaluator", scans.evaluator[row]),
      target: closed.open(.assessments, "target", scans.target[row]),
      nonTarget: closed.open(.assessments, "nonTarget", scans.nonTarget[row]),
      newLesion: closed.open(.assessments, "newLesion", scans.newLesion[row]),
      overall: closed.open(.assessments, "overall", scans.overall[row]))
  }
}

extension Day {
  /// Unknown days last.
  static func isEarlier(_ left: Day?, _ right: Day?) -> Bool {
    guard let left else { return false }
    return right.map { left < $0 } ?? true
  }
}
