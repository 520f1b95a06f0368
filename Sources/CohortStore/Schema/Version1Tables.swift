/// The tables of version 1. Frozen: a released migration is never edited, a change is a new one.
///
/// Every version row says where it came from and from which batch to which batch it stood. Column
/// names are field names, so `TableLayout` finds them without a second list. Covariates are one
/// JSON object per version, because they open and close with their subject's row and are always
/// read with it; issue codes have no CHECK, because that list grows with every check. Words are
/// compared one by one: IN builds a table for every row, three times the cost of the insert.
enum Version1Tables {
  static let imports = """
    CREATE TABLE batch (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      kind TEXT NOT NULL CHECK (kind IN ('import', 'append')),
      enteredAt INTEGER NOT NULL,
      source TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE TABLE batchTable (
      batch INTEGER NOT NULL REFERENCES batch (id),
      tableName TEXT NOT NULL CHECK (tableName <> ''),
      isSnapshot INTEGER NOT NULL CHECK (isSnapshot IN (0, 1)),
      rowsIn INTEGER NOT NULL CHECK (rowsIn >= 0),
      rowsAdded INTEGER NOT NULL CHECK (rowsAdded >= 0),
      rowsChanged INTEGER NOT NULL CHECK (rowsChanged >= 0),
      rowsWithdrawn INTEGER NOT NULL CHECK (rowsWithdrawn >= 0),
      rowsRejected INTEGER NOT NULL CHECK (rowsRejected >= 0),
      PRIMARY KEY (batch, tableName)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE importIssue (
      id INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL REFERENCES batch (id),
      severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'information')),
      code TEXT NOT NULL CHECK (code <> ''),
      tableName TEXT,
      file TEXT NOT NULL,
      row INTEGER,
      columnName TEXT,
      message TEXT NOT NULL,
      text TEXT,
      subject TEXT
    ) STRICT;
    CREATE INDEX importIssue_batch ON importIssue (batch);
    CREATE TABLE reject (
      id INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL REFERENCES batch (id),
      tableName TEXT NOT NULL CHECK (tableName <> ''),
      file TEXT NOT NULL,
      row INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reject_batch ON reject (batch);
    CREATE TABLE study (
      batch INTEGER PRIMARY KEY REFERENCES batch (id),
      text TEXT NOT NULL,
      json TEXT NOT NULL CHECK (json_valid(json))
    ) STRICT;
    CREATE TABLE subjectIdentity (
      subject TEXT PRIMARY KEY CHECK (subject <> ''),
      firstBatch INTEGER NOT NULL REFERENCES batch (id)
    ) STRICT, WITHOUT ROWID;
    """

  static let baseline = """
    CREATE TABLE sites (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      site TEXT NOT NULL CHECK (site <> ''),
      name TEXT,
      country TEXT,
      target INTEGER,
      plannedActivation INTEGER CHECK (plannedActivation BETWEEN 10000 AND 99991231
        AND plannedActivation / 100 % 100 <= 12 AND plannedActivation % 100 <= 31
        AND (plannedActivation / 100 % 100 > 0 OR plannedActivation % 100 = 0)),
      activated INTEGER CHECK (activated BETWEEN 10000 AND 99991231
        AND activated / 100 % 100 <= 12 AND activated % 100 <= 31
        AND (activated / 100 % 100 > 0 OR activated % 100 = 0)),
      closed INTEGER CHECK (closed BETWEEN 10000 AND 99991231
        AND closed / 100 % 100 <= 12 AND closed % 100 <= 31
        AND (closed / 100 % 100 > 0 OR closed % 100 = 0))
    ) STRICT;
    CREATE UNIQUE INDEX sites_open
      ON sites (site)
      WHERE toBatch IS NULL;
    CREATE INDEX sites_closed ON sites (site)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX sites_from ON sites (fromBatch);
    CREATE INDEX sites_to ON sites (toBatch) WHERE toBatch IS NOT NULL;
    CREATE TABLE subjects (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      subject TEXT NOT NULL CHECK (subject <> '')
        REFERENCES subjectIdentity (subject),
      site TEXT,
      consentedOn INTEGER CHECK (consentedOn BETWEEN 10000 AND 99991231
        AND consentedOn / 100 % 100 <= 12 AND consentedOn % 100 <= 31
        AND (consentedOn / 100 % 100 > 0 OR consentedOn % 100 = 0)),
      screenStatus TEXT CHECK (
        screenStatus = 'screening' OR screenStatus = 'enrolled' OR screenStatus = 'failed'),
      screenFailureReason TEXT,
      randomisedOn INTEGER CHECK (randomisedOn BETWEEN 10000 AND 99991231
        AND randomisedOn / 100 % 100 <= 12 AND randomisedOn % 100 <= 31
        AND (randomisedOn / 100 % 100 > 0 OR randomisedOn % 100 = 0)),
      stratum TEXT,
      firstTreatmentOn INTEGER CHECK (firstTreatmentOn BETWEEN 10000 AND 99991231
        AND firstTreatmentOn / 100 % 100 <= 12 AND firstTreatmentOn % 100 <= 31
        AND (firstTreatmentOn / 100 % 100 > 0 OR firstTreatmentOn % 100 = 0)),
      lastTreatmentOn INTEGER CHECK (lastTreatmentOn BETWEEN 10000 AND 99991231
        AND lastTreatmentOn / 100 % 100 <= 12 AND lastTreatmentOn % 100 <= 31
        AND (lastTreatmentOn / 100 % 100 > 0 OR lastTreatmentOn % 100 = 0)),
      endOfTreatmentReason TEXT,
      endOfStudyOn INTEGER CHECK (endOfStudyOn BETWEEN 10000 AND 99991231
        AND endOfStudyOn / 100 % 100 <= 12 AND endOfStudyOn % 100 <= 31
        AND (endOfStudyOn / 100 % 100 > 0 OR endOfStudyOn % 100 = 0)),
      endOfStudyReason TEXT,
      lastKnownAlive INTEGER CHECK (lastKnownAlive BETWEEN 10000 AND 99991231
        AND lastKnownAlive / 100 % 100 <= 12 AND lastKnownAlive % 100 <= 31
        AND (lastKnownAlive / 100 % 100 > 0 OR lastKnownAlive % 100 = 0)),
      diedOn INTEGER CHECK (diedOn BETWEEN 10000 AND 99991231
        AND diedOn / 100 % 100 <= 12 AND diedOn % 100 <= 31
        AND (diedOn / 100 % 100 > 0 OR diedOn % 100 = 0)),
      causeOfDeath TEXT,
      newTherapyOn INTEGER CHECK (newTherapyOn BETWEEN 10000 AND 99991231
        AND newTherapyOn / 100 % 100 <= 12 AND newTherapyOn % 100 <= 31
        AND (newTherapyOn / 100 % 100 > 0 OR newTherapyOn % 100 = 0)),
      age INTEGER,
      sex TEXT CHECK (sex = 'male' OR sex = 'female'),
      ecog INTEGER,
      histology TEXT,
      metastases INTEGER,
      maximumMetastasesPerOrgan INTEGER,
      maximumDiameter REAL,
      metastasisBiopsied INTEGER CHECK (metastasisBiopsied IN (0, 1)),
      priorProgressionOnPD1 INTEGER CHECK (priorProgressionOnPD1 IN (0, 1)),
      lungV20 REAL,
      birthDate INTEGER CHECK (birthDate BETWEEN 10000 AND 99991231
        AND birthDate / 100 % 100 <= 12 AND birthDate % 100 <= 31
        AND (birthDate / 100 % 100 > 0 OR birthDate % 100 = 0)),
      initials TEXT,
      covariates TEXT NOT NULL CHECK (json_valid(covariates))
    ) STRICT;
    CREATE UNIQUE INDEX subjects_open
      ON subjects (subject)
      WHERE toBatch IS NULL;
    CREATE INDEX subjects_closed ON subjects (subject)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX subjects_from ON subjects (fromBatch);
    CREATE INDEX subjects_to ON subjects (toBatch) WHERE toBatch IS NOT NULL;
    CREATE TABLE treatments (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      subject TEXT NOT NULL CHECK (subject <> '')
        REFERENCES subjectIdentity (subject),
      treatment TEXT NOT NULL CHECK (treatment <> ''),
      start INTEGER CHECK (start BETWEEN 10000 AND 99991231
        AND start / 100 % 100 <= 12 AND start % 100 <= 31
        AND (start / 100 % 100 > 0 OR start % 100 = 0)),
      "end" INTEGER CHECK ("end" BETWEEN 10000 AND 99991231
        AND "end" / 100 % 100 <= 12 AND "end" % 100 <= 31
        AND ("end" / 100 % 100 > 0 OR "end" % 100 = 0)),
      kind TEXT CHECK (
        kind = 'systemic' OR kind = 'radiotherapy' OR kind = 'surgery' OR kind = 'ablation'),
      agent TEXT,
      cycle INTEGER,
      dose REAL,
      unit TEXT,
      lesion TEXT,
      isModified INTEGER CHECK (isModified IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX treatments_open
      ON treatments (subject, treatment)
      WHERE toBatch IS NULL;
    CREATE INDEX treatments_closed ON treatments (subject)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX treatments_from ON treatments (fromBatch);
    CREATE INDEX treatments_to ON treatments (toBatch) WHERE toBatch IS NOT NULL;
    CREATE TABLE assessments (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      subject TEXT NOT NULL CHECK (subject <> '')
        REFERENCES subjectIdentity (subject),
      date INTEGER CHECK (date BETWEEN 10000 AND 99991231
        AND date / 100 % 100 <= 12 AND date % 100 <= 31
        AND (date / 100 % 100 > 0 OR date % 100 = 0)),
      visit TEXT,
      evaluator TEXT,
      target TEXT CHECK (
        target = 'complete' OR target = 'partial' OR target = 'stable'
        OR target = 'nonCompleteNonProgressive' OR target = 'progressive'
        OR target = 'notEvaluable'),
      nonTarget TEXT CHECK (
        nonTarget = 'complete' OR nonTarget = 'partial' OR nonTarget = 'stable'
        OR nonTarget = 'nonCompleteNonProgressive' OR nonTarget = 'progressive'
        OR nonTarget = 'notEvaluable'),
      newLesion INTEGER CHECK (newLesion IN (0, 1)),
      overall TEXT CHECK (
        overall = 'complete' OR overall = 'partial' OR overall = 'stable'
        OR overall = 'nonCompleteNonProgressive' OR overall = 'progressive'
        OR overall = 'notEvaluable'),
      criteria TEXT
    ) STRICT;
    CREATE UNIQUE INDEX assessments_open
      ON assessments (subject, ifnull(date, 0), ifnull(visit, ''), ifnull(evaluator, ''))
      WHERE toBatch IS NULL;
    CREATE INDEX assessments_closed ON assessments (subject)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX assessments_from ON assessments (fromBatch);
    CREATE INDEX assessments_to ON assessments (toBatch) WHERE toBatch IS NOT NULL;
    CREATE TABLE lesions (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      subject TEXT NOT NULL CHECK (subject <> '')
        REFERENCES subjectIdentity (subject),
      lesion TEXT NOT NULL CHECK (lesion <> ''),
      date INTEGER CHECK (date BETWEEN 10000 AND 99991231
        AND date / 100 % 100 <= 12 AND date % 100 <= 31
        AND (date / 100 % 100 > 0 OR date % 100 = 0)),
      type TEXT CHECK (type = 'target' OR type = 'nonTarget' OR type = 'new'),
      organ TEXT,
      isNodal INTEGER CHECK (isNodal IN (0, 1)),
      diameter REAL,
      isIrradiated INTEGER CHECK (isIrradiated IN (0, 1)),
      localTreatment TEXT,
      localTreatmentOn INTEGER CHECK (localTreatmentOn BETWEEN 10000 AND 99991231
        AND localTreatmentOn / 100 % 100 <= 12 AND localTreatmentOn % 100 <= 31
        AND (localTreatmentOn / 100 % 100 > 0 OR localTreatmentOn % 100 = 0))
    ) STRICT;
    CREATE UNIQUE INDEX lesions_open
      ON lesions (subject, lesion, ifnull(date, 0))
      WHERE toBatch IS NULL;
    CREATE INDEX lesions_closed ON lesions (subject)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX lesions_from ON lesions (fromBatch);
    CREATE INDEX lesions_to ON lesions (toBatch) WHERE toBatch IS NOT NULL;
    """

  static let course = """
    CREATE TABLE adverseEvents (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      subject TEXT NOT NULL CHECK (subject <> '')
        REFERENCES subjectIdentity (subject),
      event TEXT NOT NULL CHECK (event <> ''),
      term TEXT,
      preferredTerm TEXT,
      systemOrganClass TEXT,
      grade INTEGER CHECK (grade BETWEEN 1 AND 5),
      ctcaeVersion TEXT,
      start INTEGER CHECK (start BETWEEN 10000 AND 99991231
        AND start / 100 % 100 <= 12 AND start % 100 <= 31
        AND (start / 100 % 100 > 0 OR start % 100 = 0)),
      "end" INTEGER CHECK ("end" BETWEEN 10000 AND 99991231
        AND "end" / 100 % 100 <= 12 AND "end" % 100 <= 31
        AND ("end" / 100 % 100 > 0 OR "end" % 100 = 0)),
      isSerious INTEGER CHECK (isSerious IN (0, 1)),
      seriousness TEXT,
      relatedToImmunotherapy TEXT CHECK (
        relatedToImmunotherapy = 'unrelated' OR relatedToImmunotherapy = 'unlikely'
        OR relatedToImmunotherapy = 'possible' OR relatedToImmunotherapy = 'probable'
        OR relatedToImmunotherapy = 'definite' OR relatedToImmunotherapy = 'related'
        OR relatedToImmunotherapy = 'undetermined'),
      relatedToChemotherapy TEXT CHECK (
        relatedToChemotherapy = 'unrelated' OR relatedToChemotherapy = 'unlikely'
        OR relatedToChemotherapy = 'possible' OR relatedToChemotherapy = 'probable'
        OR relatedToChemotherapy = 'definite' OR relatedToChemotherapy = 'related'
        OR relatedToChemotherapy = 'undetermined'),
      relatedToLocalTreatment TEXT CHECK (
        relatedToLocalTreatment = 'unrelated' OR relatedToLocalTreatment = 'unlikely'
        OR relatedToLocalTreatment = 'possible' OR relatedToLocalTreatment = 'probable'
        OR relatedToLocalTreatment = 'definite' OR relatedToLocalTreatment = 'related'
        OR relatedToLocalTreatment = 'undetermined'),
      relatedToTreatment TEXT CHECK (
        relatedToTreatment = 'unrelated' OR relatedToTreatment = 'unlikely'
        OR relatedToTreatment = 'possible' OR relatedToTreatment = 'probable'
        OR relatedToTreatment = 'definite' OR relatedToTreatment = 'related'
        OR relatedToTreatment = 'undetermined'),
      isImmuneRelated INTEGER CHECK (isImmuneRelated IN (0, 1)),
      action TEXT CHECK (
        action = 'none' OR action = 'doseReduced' OR action = 'interrupted'
        OR action = 'withdrawn' OR action = 'doseIncreased' OR action = 'notApplicable'
        OR action = 'unknown'),
      outcome TEXT CHECK (
        outcome = 'recovered' OR outcome = 'recoveredWithSequelae' OR outcome = 'recovering'
        OR outcome = 'notRecovered' OR outcome = 'fatal' OR outcome = 'unknown'),
      reportedOn INTEGER CHECK (reportedOn BETWEEN 10000 AND 99991231
        AND reportedOn / 100 % 100 <= 12 AND reportedOn % 100 <= 31
        AND (reportedOn / 100 % 100 > 0 OR reportedOn % 100 = 0))
    ) STRICT;
    CREATE UNIQUE INDEX adverseEvents_open
      ON adverseEvents (subject, event)
      WHERE toBatch IS NULL;
    CREATE INDEX adverseEvents_closed ON adverseEvents (subject)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX adverseEvents_from ON adverseEvents (fromBatch);
    CREATE INDEX adverseEvents_to ON adverseEvents (toBatch) WHERE toBatch IS NOT NULL;
    CREATE TABLE symptoms (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      subject TEXT NOT NULL CHECK (subject <> '')
        REFERENCES subjectIdentity (subject),
      date INTEGER CHECK (date BETWEEN 10000 AND 99991231
        AND date / 100 % 100 <= 12 AND date % 100 <= 31
        AND (date / 100 % 100 > 0 OR date % 100 = 0)),
      scale TEXT NOT NULL CHECK (scale <> ''),
      score REAL
    ) STRICT;
    CREATE UNIQUE INDEX symptoms_open
      ON symptoms (subject, ifnull(date, 0), scale)
      WHERE toBatch IS NULL;
    CREATE INDEX symptoms_closed ON symptoms (subject)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX symptoms_from ON symptoms (fromBatch);
    CREATE INDEX symptoms_to ON symptoms (toBatch) WHERE toBatch IS NOT NULL;
    CREATE TABLE visits (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      subject TEXT NOT NULL CHECK (subject <> '')
        REFERENCES subjectIdentity (subject),
      visit TEXT NOT NULL CHECK (visit <> ''),
      planned INTEGER CHECK (planned BETWEEN 10000 AND 99991231
        AND planned / 100 % 100 <= 12 AND planned % 100 <= 31
        AND (planned / 100 % 100 > 0 OR planned % 100 = 0)),
      actual INTEGER CHECK (actual BETWEEN 10000 AND 99991231
        AND actual / 100 % 100 <= 12 AND actual % 100 <= 31
        AND (actual / 100 % 100 > 0 OR actual % 100 = 0))
    ) STRICT;
    CREATE UNIQUE INDEX visits_open
      ON visits (subject, visit)
      WHERE toBatch IS NULL;
    CREATE INDEX visits_closed ON visits (subject)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX visits_from ON visits (fromBatch);
    CREATE INDEX visits_to ON visits (toBatch) WHERE toBatch IS NOT NULL;
    CREATE TABLE deviations (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      subject TEXT NOT NULL CHECK (subject <> '')
        REFERENCES subjectIdentity (subject),
      deviation TEXT NOT NULL CHECK (deviation <> ''),
      date INTEGER CHECK (date BETWEEN 10000 AND 99991231
        AND date / 100 % 100 <= 12 AND date % 100 <= 31
        AND (date / 100 % 100 > 0 OR date % 100 = 0)),
      category TEXT,
      isImportant INTEGER CHECK (isImportant IN (0, 1)),
      description TEXT
    ) STRICT;
    CREATE UNIQUE INDEX deviations_open
      ON deviations (subject, deviation)
      WHERE toBatch IS NULL;
    CREATE INDEX deviations_closed ON deviations (subject)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX deviations_from ON deviations (fromBatch);
    CREATE INDEX deviations_to ON deviations (toBatch) WHERE toBatch IS NOT NULL;
    """
}
