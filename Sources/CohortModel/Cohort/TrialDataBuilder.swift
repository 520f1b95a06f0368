extension TrialData {
  /// Collects records in any order and lays them out in columns.
  package struct Builder {
    private struct Row<Record: TrialRecord> {
      var record: Record
      var rowID: Int64
    }

    private var sites: [Site] = []
    private var subjects: [Row<Subject>] = []
    private var treatments: [Row<Treatment>] = []
    private var assessments: [Row<TumourAssessment>] = []
    private var lesions: [Row<Lesion>] = []
    private var adverseEvents: [Row<AdverseEvent>] = []
    private var symptoms: [Row<SymptomScore>] = []
    private var visits: [Row<Visit>] = []
    private var deviations: [Row<ProtocolDeviation>] = []

    package init() {}

    /// Takes a record; allocations are not part of a trial's data and are refused.
    package mutating func add(_ record: AnyRecord, rowID: Int64 = 0) {
      switch record {
      case .site(let site): sites.append(site)
      case .subject(let subject): subjects.append(Row(record: subject, rowID: rowID))
      case .treatment(let treatment): treatments.append(Row(record: treatment, rowID: rowID))
      case .assessment(let scan): assessments.append(Row(record: scan, rowID: rowID))
      case .lesion(let lesion): lesions.append(Row(record: lesion, rowID: rowID))
      case .adverseEvent(let event): adverseEvents.append(Row(record: event, rowID: rowID))
      case .symptom(let score): symptoms.append(Row(record: score, rowID: rowID))
      case .visit(let visit): visits.append(Row(record: visit, rowID: rowID))
      case .deviation(let deviation): deviations.append(Row(record: deviation, rowID: rowID))
      case .allocation: preconditionFailure("allocations are read through the access gate only")
      }
    }

    /// Lays out the columns. Children of an unknown subject are left out: the import has rejected
    /// and reported them.
    package func finish(
      study: Study, issues: [ImportIssue] = [], batch: Batch? = nil
    ) -> TrialData {
      let people = subjects.sorted { $0.record.subject < $1.record.subject }
      let columns = Builder.subjectColumns(people)
      let position = Dictionary(
        zip(columns.ids, columns.ids.indices.lazy.map(Int32.init)), uniquingKeysWith: { $1 })
      return TrialData(
        study: study,
        sites: sites.sorted { $0.site < $1.site },
        subjects: columns,
        treatments: treatmentColumns(position),
        assessments: assessmentColumns(position),
        lesions: lesionColumns(position),
        adverseEvents: adverseEventColumns(position, columns),
        symptoms: symptomColumns(position),
        visits: visitColumns(position),
        deviations: deviationColumns(position),
        importIssues: issues,
        batch: batch)
    }

    /// Where a row stands among the others of its table: by subject, then date with missing dates
    /// last, then entry.
    private struct Place: Comparable {
      let owner: Int32
      let day: Int32
      let entry: Int32

      static func < (left: Place, right: Place) -> Bool {
        (left.owner, left.day, left.entry) < (right.owner, right.day, right.entry)
      }
    }

    /// Rows in order, each with its owner.
    private func ordered<Record: TrialRecord>(
      _ rows: [Row<Record>], _ position: [String: Int32],
      subject: (Record) -> String, date: (Record) -> PartialDate?
    ) -> LazyMapSequence<[Place], (owner: Int32, row: Row<Record>)> {
      var places: [Place] = []
      places.reserveCapacity(rows.count)
      var isOrdered = true
      for (entry, row) in rows.enumerated() {
        guard let owner = position[subject(row.record)] else { continue }
        let day = date(row.record)?.first.number ?? .max
        let place = Place(owner: owner, day: day, entry: Int32(entry))
        if let last = places.last, place < last { isOrdered = false }
        places.append(place)
      }
      if !isOrdered { places.sort() }
      return places.lazy.map { ($0.owner, rows[Int($0.entry)]) }
    }

    private static func subjectColumns(_ rows: [Row<Subject>]) -> SubjectColumns {
      var columns = SubjectColumns()
      let names = Set(rows.flatMap { $0.record.covariates.keys }).sorted()
      var covariates = Array(repeating: CodedColumn(), count: names.count)
      for row in rows {
        append(row.record, row.rowID, to: &columns)
        for (index, name) in names.enumerated() {
          covariates[index].append(row.record.covariates[name])
        }
      }
      columns.covariates = Dictionary(uniqueKeysWithValues: zip(names, covariates))
      return columns
    }

    private static func append(
      _ subject: Subject, _ rowID: Int64, to columns: inout SubjectColumns
    ) {
      columns.ids.append(subject.subject)
      columns.rowIDs.append(rowID)
      columns.site.append(subject.site)
      columns.consentedOn.append(subject.consentedOn?.first)
      columns.screenStatus.append(subject.screenStatus)
      columns.screenFailureReason.append(subject.screenFailureReason)
      columns.randomisedOn.append(subject.randomisedOn?.first)
      columns.stratum.append(subject.stratum)
      columns.firstTreatmentOn.append(subject.firstTreatmentOn?.first)
      columns.lastTreatmentOn.append(subject.lastTreatmentOn?.last)
      columns.endOfTreatmentReason.append(subject.endOfTreatmentReason)
      columns.endOfStudyOn.append(subject.endOfStudyOn?.first)
      columns.endOfStudyReason.append(subject.endOfStudyReason)
      columns.lastKnownAlive.append(subject.lastKnownAlive?.first)
      let death = subject.diedOn
      columns.diedOn.append(
        death.map { $0.resolvedStart(notBefore: subject.lastKnownAlive?.first) })
      columns.isDeathImputed.append(death.map(\.isPartial))
      columns.causeOfDeath.append(subject.causeOfDeath)
      columns.newTherapyOn.append(subject.newTherapyOn?.first)
      columns.age.append(subject.age.map(Double.init))
      columns.sex.append(subject.sex)
      columns.ecog.append(subject.ecog.map(Double.init))
      columns.histology.append(subject.histology)
      columns.metastases.append(subject.metastases.map(Double.init))
      columns.maximumMetastasesPerOrgan.append(
        subject.maximumMetastasesPerOrgan.map(Double.init))
      columns.maximumDiameter.append(subject.maximumDiameter)
      columns.metastasisBiopsied.append(subject.metastasisBiopsied)
      columns.priorProgressionOnPD1.append(subject.priorProgressionOnPD1)
      columns.lungV20.append(subject.lungV20)
      columns.birthDate.append(subject.birthDate?.exact)
      columns.initials.append(subject.initials)
    }

    private func treatmentColumns(_ position: [String: Int32]) -> TreatmentColumns {
      var columns = TreatmentColumns()
      for (owner, row) in ordered(treatments, position, subject: \.subject, date: \.start) {
        let treatment = row.record
        columns.rowIDs.append(row.rowID)
        columns.subject.append(owner)
        columns.start.append(treatment.start?.first)
        columns.end.append(treatment.end?.last)
        columns.kind.append(treatment.kind)
        columns.agent.append(treatment.agent)
        columns.cycle.append(treatment.cycle.map(Double.init))
        columns.dose.append(treatment.dose)
        columns.unit.append(treatment.unit)
        columns.lesion.append(treatment.lesion)
        columns.isModified.append(treatment.isModified)
      }
      columns.rows = SubjectRows(subjects: position.count, sortedOwners: columns.subject)
      return columns
    }

    private func assessmentColumns(_ position: [String: Int32]) -> AssessmentColumns {
      var columns = AssessmentColumns()
      for (owner, row) in ordered(assessments, position, subject: \.subject, date: \.date) {
        let scan = row.record
        columns.rowIDs.append(row.rowID)
        columns.subject.append(owner)
        columns.date.append(scan.date?.first)
        columns.visit.append(scan.visit)
        columns.evaluator.append(scan.evaluator)
        columns.target.append(scan.target)
        columns.nonTarget.append(scan.nonTarget)
        columns.newLesion.append(scan.newLesion)
        columns.overall.append(scan.overall)
      }
      columns.rows = SubjectRows(subjects: position.count, sortedOwners: columns.subject)
      return columns
    }

    private func lesionColumns(_ position: [String: Int32]) -> LesionColumns {
      var columns = LesionColumns()
      for (owner, row) in ordered(lesions, position, subject: \.subject, date: \.date) {
        let lesion = row.record
        columns.rowIDs.append(row.rowID)
        columns.subject.append(owner)
        columns.lesion.append(lesion.lesion)
        columns.date.append(lesion.date?.first)
        columns.type.append(lesion.type)
        columns.organ.append(lesion.organ)
        columns.isNodal.append(lesion.isNodal)
        columns.diameter.append(lesion.diameter)
        columns.isIrradiated.append(lesion.isIrradiated)
        columns.localTreatmentOn.append(lesion.localTreatmentOn?.first)
      }
      columns.rows = SubjectRows(subjects: position.count, sortedOwners: columns.subject)
      return columns
    }

    private func adverseEventColumns(
      _ position: [String: Int32], _ subjects: SubjectColumns
    ) -> AdverseEventColumns {
      var columns = AdverseEventColumns()
      for (owner, row) in ordered(adverseEvents, position, subject: \.subject, date: \.start) {
        let event = row.record
        let subject = Int(owner)
        columns.rowIDs.append(row.rowID)
        columns.subject.append(owner)
        columns.event.append(event.event)
        columns.term.append(event.term)
        columns.preferredTerm.append(event.preferredTerm)
        columns.systemOrganClass.append(event.systemOrganClass)
        columns.grade.append(event.grade.flatMap(Grade.init(rawValue:)))
        columns.ctcaeVersion.append(event.ctcaeVersion)
        columns.start.append(
          event.start.map { $0.resolvedStart(notBefore: subjects.firstTreatmentOn[subject]) })
        columns.isStartImputed.append(event.start.map(\.isPartial))
        columns.end.append(
          event.end.map { $0.resolvedEnd(notAfter: subjects.diedOn[subject]) })
        columns.isSerious.append(event.isSerious)
        columns.seriousness.append(event.seriousness)
        columns.relatedToImmunotherapy.append(event.relatedToImmunotherapy)
        columns.relatedToChemotherapy.append(event.relatedToChemotherapy)
        columns.relatedToLocalTreatment.append(event.relatedToLocalTreatment)
        columns.relatedToTreatment.append(event.relatedToTreatment)
        columns.isImmuneRelated.append(event.isImmuneRelated)
        columns.action.append(event.action)
        columns.outcome.append(event.outcome)
        columns.reportedOn.append(event.reportedOn?.first)
      }
      columns.rows = SubjectRows(subjects: position.count, sortedOwners: columns.subject)
      return columns
    }

    private func symptomColumns(_ position: [String: Int32]) -> SymptomColumns {
      var columns = SymptomColumns()
      for (owner, row) in ordered(symptoms, position, subject: \.subject, date: \.date) {
        columns.rowIDs.append(row.rowID)
        columns.subject.append(owner)
        columns.date.append(row.record.date?.first)
        columns.scale.append(row.record.scale)
        columns.score.append(row.record.score)
      }
      columns.rows = SubjectRows(subjects: position.count, sortedOwners: columns.subject)
      return columns
    }

    private func visitColumns(_ position: [String: Int32]) -> VisitColumns {
      var columns = VisitColumns()
      for (owner, row) in ordered(visits, position, subject: \.subject, date: \.planned) {
        columns.rowIDs.append(row.rowID)
        columns.subject.append(owner)
        columns.visit.append(row.record.visit)
        columns.planned.append(row.record.planned?.first)
        columns.actual.append(row.record.actual?.first)
      }
      columns.rows = SubjectRows(subjects: position.count, sortedOwners: columns.subject)
      return columns
    }

    private func deviationColumns(_ position: [String: Int32]) -> DeviationColumns {
      var columns = DeviationColumns()
      for (owner, row) in ordered(deviations, position, subject: \.subject, date: \.date) {
        columns.rowIDs.append(row.rowID)
        columns.subject.append(owner)
        columns.deviation.append(row.record.deviation)
        columns.date.append(row.record.date?.first)
        columns.category.append(row.record.category)
        columns.isImportant.append(row.record.isImportant)
        columns.description.append(row.record.description)
      }
      columns.rows = SubjectRows(subjects: position.count, sortedOwners: columns.subject)
      return columns
    }
  }
}

extension PartialDate {
  /// The first possible day, but not before a floor where the partial date allows that.
  func resolvedStart(notBefore floor: Day?) -> Day {
    guard isPartial, let floor else { return first }
    return min(max(first, floor), last)
  }

  /// The last possible day, but not after a ceiling where the partial date allows that.
  func resolvedEnd(notAfter ceiling: Day?) -> Day {
    guard isPartial, let ceiling else { return last }
    return max(min(last, ceiling), first)
  }
}
