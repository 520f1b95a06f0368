/// The allocations file, version 1. Frozen: a change is a new migration.
///
/// `hash` is the main store's hash of the same batch: with id and time it tells a batch that the
/// main store has from one whose import died between the two commits.
enum Version1Allocations {
  static let sql = """
    CREATE TABLE batch (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      kind TEXT NOT NULL CHECK (kind IN ('import', 'append')),
      enteredAt INTEGER NOT NULL,
      source TEXT NOT NULL,
      hash TEXT NOT NULL,
      allocationsHash TEXT NOT NULL
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
    CREATE TABLE allocations (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      fromBatch INTEGER NOT NULL REFERENCES batch (id),
      toBatch INTEGER REFERENCES batch (id) CHECK (toBatch > fromBatch),
      sourceFile TEXT NOT NULL,
      sourceRow INTEGER NOT NULL,
      subject TEXT NOT NULL CHECK (subject <> ''),
      plannedArm TEXT,
      actualArm TEXT
    ) STRICT;
    CREATE UNIQUE INDEX allocations_open
      ON allocations (subject)
      WHERE toBatch IS NULL;
    CREATE INDEX allocations_closed ON allocations (subject)
      WHERE toBatch IS NOT NULL;
    CREATE INDEX allocations_from ON allocations (fromBatch);
    CREATE INDEX allocations_to ON allocations (toBatch) WHERE toBatch IS NOT NULL;
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
    CREATE TRIGGER allocations_delete BEFORE DELETE ON allocations
    BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER allocations_update BEFORE UPDATE ON allocations
    WHEN OLD.toBatch IS NOT NULL OR NEW.toBatch IS NULL OR (
      NEW.id, NEW.fromBatch, NEW.sourceFile, NEW.sourceRow, NEW.subject, NEW.plannedArm,
      NEW.actualArm
    ) IS NOT (
      OLD.id, OLD.fromBatch, OLD.sourceFile, OLD.sourceRow, OLD.subject, OLD.plannedArm,
      OLD.actualArm
    )
    BEGIN SELECT RAISE(ABORT, 'a version can only be closed'); END;
    CREATE TRIGGER allocations_insert BEFORE INSERT ON allocations
    WHEN NEW.toBatch IS NOT NULL
      OR (NEW.id > 0 AND EXISTS (SELECT 1 FROM allocations WHERE id = NEW.id))
      OR EXISTS (
        SELECT 1 FROM allocations
        WHERE toBatch IS NULL AND subject = NEW.subject)
    BEGIN SELECT RAISE(ABORT, 'a version is never replaced'); END;
    """
}
