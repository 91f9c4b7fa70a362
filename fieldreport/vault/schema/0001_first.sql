-- Schema 1. Ids and digests are raw bytes, instants are ISO text as written, spans are seconds on the wall clock as written.
-- An import stages records, terms and text first; they become visible when its row in `arrival` says `published`, in one short
-- transaction that also says which of them are current.

CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE identity (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    age_seed BLOB NOT NULL, ed25519_seed BLOB NOT NULL, mldsa65_seed BLOB NOT NULL,
    fingerprint BLOB NOT NULL, card BLOB NOT NULL, revocation BLOB NOT NULL
) STRICT;

-- Bundles that came in. state: staging, published, held.
CREATE TABLE arrival (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    bundle BLOB NOT NULL, manifest BLOB NOT NULL, sender BLOB NOT NULL, kind TEXT NOT NULL,
    epoch BLOB, n INTEGER, created TEXT NOT NULL, received TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staging', 'published')), complete INTEGER NOT NULL DEFAULT 1,
    head_n INTEGER, head_digest BLOB
) STRICT;
CREATE UNIQUE INDEX arrival_manifest ON arrival (manifest) WHERE state = 'published';
CREATE INDEX arrival_sender ON arrival (sender, epoch, n);
CREATE TABLE arrival_item (
    arrival INTEGER NOT NULL REFERENCES arrival ON DELETE CASCADE,
    item BLOB NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('record', 'evidence')),
    state TEXT NOT NULL CHECK (state IN ('stored', 'known', 'quarantined', 'damaged')), reason TEXT,
    PRIMARY KEY (arrival, item, kind)
) STRICT, WITHOUT ROWID;
-- The custody entries that a bundle brought, as they came.
CREATE TABLE arrival_custody (
    arrival INTEGER NOT NULL REFERENCES arrival ON DELETE CASCADE,
    n INTEGER NOT NULL, previous BLOB NOT NULL, salt BLOB, payload BLOB, digest BLOB NOT NULL,
    item BLOB, PRIMARY KEY (arrival, n)
) STRICT, WITHOUT ROWID;
-- Bundles of senders not yet compared, kept as they came (still encrypted to us) in held/<name>. Several files may have one
-- manifest, and only one of them be whole.
CREATE TABLE held (
    name TEXT PRIMARY KEY, manifest BLOB NOT NULL, sender BLOB NOT NULL, card BLOB NOT NULL,
    size INTEGER NOT NULL, received TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('pending', 'present', 'deleted'))
) STRICT, WITHOUT ROWID;
-- Cards of authors that a compared sender vouched for (records of third parties in a bundle).
CREATE TABLE author (fingerprint BLOB PRIMARY KEY, card BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- Every version ever stored, in rows so small that a list reads few pages.
CREATE TABLE record (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, subject BLOB NOT NULL, author BLOB NOT NULL, written TEXT NOT NULL,
    arrival INTEGER REFERENCES arrival, stored TEXT NOT NULL,
    -- 1: a current version. Two of one subject are a conflict.
    head INTEGER NOT NULL CHECK (head IN (0, 1)),
    -- What lists show of it, derived from its bytes and rebuilt from them at will.
    title TEXT NOT NULL, earliest INTEGER, latest INTEGER, place TEXT NOT NULL
) STRICT;
CREATE INDEX record_subject ON record (subject, head);
CREATE INDEX record_head ON record (kind) WHERE head = 1;
CREATE INDEX record_arrival ON record (arrival) WHERE arrival IS NOT NULL;
-- The bytes of a version. A purged one has none.
CREATE TABLE content (
    seq INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE, raw BLOB NOT NULL, signature BLOB NOT NULL
) STRICT;
CREATE TABLE parent (child INTEGER NOT NULL REFERENCES record (seq) ON DELETE CASCADE, parent BLOB NOT NULL,
    PRIMARY KEY (child, parent)) STRICT, WITHOUT ROWID;
CREATE INDEX parent_parent ON parent (parent);

-- The rest of what is derived from the bytes.
-- act, tag, assessment, status … codes of a version
CREATE TABLE term (seq INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, vocabulary TEXT NOT NULL, code TEXT NOT NULL,
    PRIMARY KEY (vocabulary, code, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX term_seq ON term (seq);
-- what a version refers to: person, about, link (subjects), version (record ids), evidence, original (SHA-256)
CREATE TABLE mention (seq INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, relation TEXT NOT NULL, target BLOB NOT NULL,
    PRIMARY KEY (target, relation, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX mention_seq ON mention (seq);
-- rowid = record.seq, of every version that is kept; columns hold folded text
CREATE VIRTUAL TABLE text USING fts5 (body, people, place, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5 6 7 8 9 10');
INSERT INTO text (text, rank) VALUES ('secure-delete', 1);
-- The words in that index, for the search by longer beginnings of words.
CREATE VIRTUAL TABLE word USING fts5vocab (text, instance);

CREATE TABLE draft (
    id BLOB PRIMARY KEY, kind TEXT NOT NULL, subject BLOB, parents TEXT NOT NULL, body BLOB NOT NULL,
    created TEXT NOT NULL, saved TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Records that were saved and wait for their signatures: durable, and nowhere shown yet. Those of one save are stored together.
CREATE TABLE unsigned (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, save BLOB NOT NULL, raw BLOB NOT NULL
) STRICT;

-- A file, named by its SHA-256, and the encrypted segments that hold it. A segment is committed as pending before its file is made.
-- head: the first bytes of the file as written, so that two files put in each other's place are found at opening.
CREATE TABLE evidence (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, sha256 BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, added TEXT NOT NULL,
    arrival INTEGER REFERENCES arrival, state TEXT NOT NULL CHECK (state IN ('staged', 'present', 'purged'))
) STRICT;
CREATE TABLE segment (
    name TEXT PRIMARY KEY, evidence INTEGER REFERENCES evidence (seq), ordinal INTEGER NOT NULL, size INTEGER NOT NULL,
    head BLOB, state TEXT NOT NULL CHECK (state IN ('pending', 'present', 'deleted'))
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_evidence ON segment (evidence, ordinal);
-- A small picture of a file for lists, made anew at will. It goes where the file goes.
CREATE TABLE thumbnail (
    evidence INTEGER PRIMARY KEY REFERENCES evidence (seq) ON DELETE CASCADE, picture BLOB NOT NULL
) STRICT;

CREATE TABLE custody (
    n INTEGER PRIMARY KEY, previous BLOB NOT NULL, digest BLOB NOT NULL, salt BLOB, payload BLOB, item BLOB
) STRICT;
CREATE INDEX custody_item ON custody (item) WHERE item IS NOT NULL;

CREATE TABLE contact (
    fingerprint BLOB PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, card BLOB NOT NULL,
    ed25519 BLOB NOT NULL, mldsa65 BLOB NOT NULL, added TEXT NOT NULL, compared TEXT, revoked TEXT, revocation BLOB
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX contact_signer ON contact (ed25519, mldsa65);

-- Bundles that went out. A number is allotted here before a byte is written.
CREATE TABLE departure (
    id INTEGER PRIMARY KEY AUTOINCREMENT, bundle BLOB NOT NULL UNIQUE, manifest BLOB, kind TEXT NOT NULL, created TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('writing', 'written', 'void')), size INTEGER, head_n INTEGER, head_digest BLOB
) STRICT;
CREATE TABLE departure_recipient (
    departure INTEGER NOT NULL REFERENCES departure, recipient BLOB NOT NULL, epoch BLOB NOT NULL, n INTEGER NOT NULL,
    answered TEXT, head_signature BLOB, PRIMARY KEY (departure, recipient), UNIQUE (recipient, epoch, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE departure_item (
    departure INTEGER NOT NULL REFERENCES departure, item BLOB NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (departure, item, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX departure_item_item ON departure_item (item);
-- What receipts said of what we sent: the best state by recipient counts.
CREATE TABLE acknowledgement (
    item BLOB NOT NULL, kind TEXT NOT NULL, recipient BLOB NOT NULL, state TEXT NOT NULL, reason TEXT, at TEXT NOT NULL,
    PRIMARY KEY (item, kind, recipient)
) STRICT, WITHOUT ROWID;
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT, subject BLOB NOT NULL, record BLOB, sender BLOB NOT NULL, text TEXT NOT NULL, received TEXT NOT NULL
) STRICT;
CREATE INDEX question_subject ON question (subject);

-- Verified backups: everything with seq up to these is in one.
CREATE TABLE backup (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, record_seq INTEGER NOT NULL, evidence_seq INTEGER NOT NULL
) STRICT;
