/// What makes the tables of version 1 append-only. Frozen.
///
/// REPLACE deletes without firing a delete trigger, hence the guards on INSERT.
enum Version1Triggers {
  static let imports = """
    CREATE TRIGGER batch_delete BEFORE DELETE ON batch
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER batch_update BEFORE UPDATE ON batch
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER batch_insert BEFORE INSERT ON batch
    WHEN EXISTS (SELECT 1 FROM batch WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER batchTable_delete BEFORE DELETE ON batchTable
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER batchTable_update BEFORE UPDATE ON batchTable
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER batchTable_insert BEFORE INSERT ON batchTable
    WHEN EXISTS (SELECT 1 FROM batchTable WHERE batch = NEW.batch AND tableName = NEW.tableName)
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER importIssue_delete BEFORE DELETE ON importIssue
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER importIssue_update BEFORE UPDATE ON importIssue
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER importIssue_insert BEFORE INSERT ON importIssue
    WHEN EXISTS (SELECT 1 FROM importIssue WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER reject_delete BEFORE DELETE ON reject
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER reject_update BEFORE UPDATE ON reject
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER reject_insert BEFORE INSERT ON reject
    WHEN EXISTS (SELECT 1 FROM reject WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER study_delete BEFORE DELETE ON study
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER study_update BEFORE UPDATE ON study
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER study_insert BEFORE INSERT ON study
    WHEN EXISTS (SELECT 1 FROM study WHERE batch = NEW.batch)
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER subjectIdentity_delete BEFORE DELETE ON subjectIdentity
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER subjectIdentity_update BEFORE UPDATE ON subjectIdentity
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    CREATE TRIGGER subjectIdentity_insert BEFORE INSERT ON subjectIdentity
    WHEN EXISTS (SELECT 1 FROM subjectIdentity WHERE subject = NEW.subject)
    BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    """

  static let baseline = """
    CREATE TRIGGER sites_delete BEFORE DELETE ON sites
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER sites_update BEFORE UPDATE ON sites
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.site, NEW.name, NEW.country,
      NEW.target, NEW.plannedActivation, NEW.activated, NEW.closed
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.site, OLD.name, OLD.country,
      OLD.target, OLD.plannedActivation, OLD.activated, OLD.closed
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER sites_insert BEFORE INSERT ON sites
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM sites WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM sites
        WHERE toBatch IS NULL AND site = NEW.site)
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    CREATE TRIGGER subjects_delete BEFORE DELETE ON subjects
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER subjects_update BEFORE UPDATE ON subjects
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.subject, NEW.site,
      NEW.consentedOn, NEW.screenStatus, NEW.screenFailureReason, NEW.randomisedOn,
      NEW.stratum, NEW.firstTreatmentOn, NEW.lastTreatmentOn, NEW.endOfTreatmentReason,
      NEW.endOfStudyOn, NEW.endOfStudyReason, NEW.lastKnownAlive, NEW.diedOn, NEW.causeOfDeath,
      NEW.newTherapyOn, NEW.age, NEW.sex, NEW.ecog, NEW.histology, NEW.metastases,
      NEW.maximumMetastasesPerOrgan, NEW.maximumDiameter, NEW.metastasisBiopsied,
      NEW.priorProgressionOnPD1, NEW.lungV20, NEW.birthDate, NEW.initials, NEW.covariates
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.subject, OLD.site,
      OLD.consentedOn, OLD.screenStatus, OLD.screenFailureReason, OLD.randomisedOn,
      OLD.stratum, OLD.firstTreatmentOn, OLD.lastTreatmentOn, OLD.endOfTreatmentReason,
      OLD.endOfStudyOn, OLD.endOfStudyReason, OLD.lastKnownAlive, OLD.diedOn, OLD.causeOfDeath,
      OLD.newTherapyOn, OLD.age, OLD.sex, OLD.ecog, OLD.histology, OLD.metastases,
      OLD.maximumMetastasesPerOrgan, OLD.maximumDiameter, OLD.metastasisBiopsied,
      OLD.priorProgressionOnPD1, OLD.lungV20, OLD.birthDate, OLD.initials, OLD.covariates
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER subjects_insert BEFORE INSERT ON subjects
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM subjects WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM subjects
        WHERE toBatch IS NULL AND subject = NEW.subject)
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    CREATE TRIGGER treatments_delete BEFORE DELETE ON treatments
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER treatments_update BEFORE UPDATE ON treatments
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.subject, NEW.treatment,
      NEW.start, NEW."end", NEW.kind, NEW.agent, NEW.cycle, NEW.dose, NEW.unit, NEW.lesion,
      NEW.isModified
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.subject, OLD.treatment,
      OLD.start, OLD."end", OLD.kind, OLD.agent, OLD.cycle, OLD.dose, OLD.unit, OLD.lesion,
      OLD.isModified
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER treatments_insert BEFORE INSERT ON treatments
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM treatments WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM treatments
        WHERE toBatch IS NULL AND subject = NEW.subject
          AND treatment = NEW.treatment)
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    CREATE TRIGGER assessments_delete BEFORE DELETE ON assessments
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER assessments_update BEFORE UPDATE ON assessments
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.subject, NEW.date, NEW.visit,
      NEW.evaluator, NEW.target, NEW.nonTarget, NEW.newLesion, NEW.overall, NEW.criteria
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.subject, OLD.date, OLD.visit,
      OLD.evaluator, OLD.target, OLD.nonTarget, OLD.newLesion, OLD.overall, OLD.criteria
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER assessments_insert BEFORE INSERT ON assessments
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM assessments WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM assessments
        WHERE toBatch IS NULL AND subject = NEW.subject
          AND ifnull(date, 0) = ifnull(NEW.date, 0)
          AND ifnull(visit, '') = ifnull(NEW.visit, '')
          AND ifnull(evaluator, '') = ifnull(NEW.evaluator, ''))
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    CREATE TRIGGER lesions_delete BEFORE DELETE ON lesions
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER lesions_update BEFORE UPDATE ON lesions
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.subject, NEW.lesion, NEW.date,
      NEW.type, NEW.organ, NEW.isNodal, NEW.diameter, NEW.isIrradiated, NEW.localTreatment,
      NEW.localTreatmentOn
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.subject, OLD.lesion, OLD.date,
      OLD.type, OLD.organ, OLD.isNodal, OLD.diameter, OLD.isIrradiated, OLD.localTreatment,
      OLD.localTreatmentOn
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER lesions_insert BEFORE INSERT ON lesions
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM lesions WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM lesions
        WHERE toBatch IS NULL AND subject = NEW.subject
          AND lesion = NEW.lesion
          AND ifnull(date, 0) = ifnull(NEW.date, 0))
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    """

  static let course = """
    CREATE TRIGGER adverseEvents_delete BEFORE DELETE ON adverseEvents
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER adverseEvents_update BEFORE UPDATE ON adverseEvents
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.subject, NEW.event, NEW.term,
      NEW.preferredTerm, NEW.systemOrganClass, NEW.grade, NEW.ctcaeVersion, NEW.start,
      NEW."end", NEW.isSerious, NEW.seriousness, NEW.relatedToImmunotherapy,
      NEW.relatedToChemotherapy, NEW.relatedToLocalTreatment, NEW.relatedToTreatment,
      NEW.isImmuneRelated, NEW.action, NEW.outcome, NEW.reportedOn
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.subject, OLD.event, OLD.term,
      OLD.preferredTerm, OLD.systemOrganClass, OLD.grade, OLD.ctcaeVersion, OLD.start,
      OLD."end", OLD.isSerious, OLD.seriousness, OLD.relatedToImmunotherapy,
      OLD.relatedToChemotherapy, OLD.relatedToLocalTreatment, OLD.relatedToTreatment,
      OLD.isImmuneRelated, OLD.action, OLD.outcome, OLD.reportedOn
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER adverseEvents_insert BEFORE INSERT ON adverseEvents
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM adverseEvents WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM adverseEvents
        WHERE toBatch IS NULL AND subject = NEW.subject
          AND event = NEW.event)
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    CREATE TRIGGER symptoms_delete BEFORE DELETE ON symptoms
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER symptoms_update BEFORE UPDATE ON symptoms
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.subject, NEW.date, NEW.scale,
      NEW.score
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.subject, OLD.date, OLD.scale,
      OLD.score
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER symptoms_insert BEFORE INSERT ON symptoms
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM symptoms WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM symptoms
        WHERE toBatch IS NULL AND subject = NEW.subject
          AND ifnull(date, 0) = ifnull(NEW.date, 0)
          AND scale = NEW.scale)
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    CREATE TRIGGER visits_delete BEFORE DELETE ON visits
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER visits_update BEFORE UPDATE ON visits
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.subject, NEW.visit,
      NEW.planned, NEW.actual
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.subject, OLD.visit,
      OLD.planned, OLD.actual
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER visits_insert BEFORE INSERT ON visits
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM visits WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM visits
        WHERE toBatch IS NULL AND subject = NEW.subject
          AND visit = NEW.visit)
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    CREATE TRIGGER deviations_delete BEFORE DELETE ON deviations
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER deviations_update BEFORE UPDATE ON deviations
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.subject, NEW.deviation,
      NEW.date, NEW.category, NEW.isImportant, NEW.description
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.subject, OLD.deviation,
      OLD.date, OLD.category, OLD.isImportant, OLD.description
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER deviations_insert BEFORE INSERT ON deviations
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM deviations WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM deviations
        WHERE toBatch IS NULL AND subject = NEW.subject
          AND deviation = NEW.deviation)
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    """
}
