extension Cohort {
  func missedScans() -> [IntegrityRule.Violation] {
    scanViolations { record in
      record.longestMissedRun >= 2
        ? "\(record.longestMissedRun) planned scans in a row missed; progression may be dated late"
        : nil
    }
  }

  func overdueScans() -> [IntegrityRule.Violation] {
    scanViolations { record in
      guard case .overdue(let days) = record.state, let planned = record.nextPlanned else {
        return nil
      }
      return "scan planned for \(planned.iso), window closed \(days) days ago; ask the site"
    }
  }

  private func scanViolations(_ message: (ScanRecord) -> String?) -> [IntegrityRule.Violation] {
    guard let schedule = ScanSchedule(study.schedule) else { return [] }
    return (0..<subjectCount).compactMap { subject in
      scanRecord(of: subject, by: schedule).flatMap(message).map { violation(subject, $0) }
    }
  }
}
