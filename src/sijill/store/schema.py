"""The tables of the register. `migrations/` makes them; a test keeps the two equal.

report ◀── claim ──▶ run          upgrade: which sijill made or changed these tables
             ▲
             ├── evidence         the words of the report, by offsets in its text
             └── claim_actor, claim_code, claim_date: what claims are looked up by, drawn from `claim.body`
reading ──▶ report, raw        by what a text was made, and from which bytes: both are kept for ever
judgement ──▶ claim            what people decided; kept for ever, taken back only by another
opinion, reviewed ──▶ claim    what each person makes of a claim, and how far it is with them: follows from judgements
claim_now ──▶ claim            those that a person corrected, as they are now; the look-ups follow it

brought    up to where the rest below follows from the rest above: it holds nothing of its own and can be made anew
name_judgement       which written names are one person's; kept for ever

named ──▶ claim, named_to    the persons that claims name, and up to which claim that is known
unnamed ──▶ claim    those whose persons are to be found anew
claim_verdict ──▶ claim, checked_to    what checks found, and up to which claim (in `verdicts`)
waiting ──▶ claim    those whose entries are to be made anew
claim_block, link ──▶ claim    where claims meet, and which are about one thing
report_shingle, report_copy    by what copies of one text are found, and the group of each report
entry ◀── entry_claim ──▶ claim
entry_facet, entry_day ──▶ entry     what entries are looked up by
entry_pair, entry_supply ──▶ entry   who stands with whom, and who supplies whom when (in `pairs`)

reference_fact ──▶ reference_source     what publishers state; their files can be imported anew

failure, intake                what could not be read, and how far an adding has come that is not at its end

session, api_token ──▶ account    who may use the pages and the interface; secrets are kept as hashes only
deed       who did what when; kept for ever
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

upgrade = Table(
    "upgrade",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("revision", String(32), nullable=False),
    Column("sijill", String(32), nullable=False),
    Column("at", String(32), nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("seq", Integer, primary_key=True),  # the order in which reports came
    Column("key", String(64), nullable=False, unique=True),  # of id and text: the same report is never kept twice
    Column("id", Text, nullable=False, index=True),
    Column("language", String(16)),
    Column("title", Text),
    Column("date", String(32)),
    Column("date_source", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("added_at", String(32), nullable=False),
    Column("author", Text),
    Column("candidates", Text),  # the days that may be the report's own, as JSON
    Index(None, "date", "seq"),
    Index(None, "outlet", "date", "seq"),
)

raw = Table(
    "raw",
    metadata,
    Column("sha256", String(64), primary_key=True),  # of the bytes as they came
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # the bytes, packed with Zstandard
)

reading = Table(
    "reading",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report_key", String(64), ForeignKey("report.key"), nullable=False),
    Column("raw_sha256", String(64), ForeignKey("raw.sha256"), nullable=False, index=True),
    Column("form", String(16), nullable=False),
    Column("extractor", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("days", Text, nullable=False),  # those that were known from outside, as JSON
    Column("at", String(32), nullable=False),
    Column("columns", Text),  # names of fields with those that the bytes have for them, as JSON
    UniqueConstraint("report_key", "raw_sha256", "extractor"),
)

failure = Table(
    "failure",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("input", Text, nullable=False, index=True),  # what was to be read
    Column("source", Text, nullable=False),  # which part of it could not be
    Column("line", Integer),
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
)

intake = Table(
    "intake",
    metadata,
    Column("run", String(64), primary_key=True),
    Column("input", Text, primary_key=True),
    Column("stamp", Text, nullable=False),  # size and time of a file: another file under its name is read anew
    Column("done", Integer, nullable=False),  # how many of its reports, those that could not be read too
    Column("whole", Integer, nullable=False),  # 1 where that is all of them
)

report_words = Table(
    "report_words",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report_key", String(64), ForeignKey("report.key"), nullable=False, unique=True),
    Column("folded", Text, nullable=False),  # title and text, folded: what is searched; `report_find` is its index
)

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("coder", Text, nullable=False),
    Column("ruleset", Text, nullable=False),
    Column("sijill", String(32), nullable=False),
    UniqueConstraint("coder", "ruleset", "sijill"),
)

claim = Table(
    "claim",
    metadata,
    Column("seq", Integer, primary_key=True),  # the order in which claims came, by which lists go on
    Column("id", String(32), nullable=False, unique=True),
    Column("report_key", String(64), ForeignKey("report.key"), nullable=False, index=True),
    Column("run", Integer, ForeignKey("run.id"), nullable=False),
    Column("kind", String(32), nullable=False, index=True),
    Column("reality", String(16), nullable=False),
    Column("source", Text),
    Column("body", Text, nullable=False),  # the fields of the kind, as JSON
    Column("coder", Text, nullable=False),
    Column("rules", Text, nullable=False),  # a list, as JSON
)

evidence = Table(
    "evidence",
    metadata,
    Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("field", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
)

claim_actor = Table(
    "claim_actor",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("claim_id", String(32), ForeignKey("claim.id"), nullable=False, index=True),
    Column("role", String(32), nullable=False),
    Column("code", Text, nullable=False),
    Column("owner", Text, nullable=False),  # the state of a body or firm: TUR of TUR:بايكار
    Index(None, "owner", "claim_id"),
)

claim_code = Table(
    "claim_code",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("claim_id", String(32), ForeignKey("claim.id"), nullable=False, index=True),
    Column("field", String(32), nullable=False),
    Column("code", String(64), nullable=False),
    Index(None, "field", "code", "claim_id"),
)

claim_date = Table(
    "claim_date",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("claim_id", String(32), ForeignKey("claim.id"), nullable=False, index=True),
    Column("date", Text, nullable=False),  # as the claim says it
    Column("earliest", String(10), nullable=False),  # ISO days, which sort as text
    Column("latest", String(10), nullable=False),
    Index(None, "earliest", "latest"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("seq", Integer, primary_key=True),  # the order in which they were made
    Column("id", String(32), nullable=False, unique=True),
    Column("left", String(32), ForeignKey("claim.id"), nullable=False, index=True),
    Column("right", String(32), ForeignKey("claim.id"), index=True),
    Column("verdict", String(16), nullable=False),
    Column("user", Text, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("reason", Text),
    Column("undoes", String(32), ForeignKey("judgement.id"), index=True),
    Column("field", String(32)),  # of a correction: what it is of, its value as JSON, and the words that say so
    Column("value", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("quote", Text),
    Column("key", String(64)),  # what its sender calls it
)

brought = Table(
    "brought",
    metadata,
    Column("id", Integer, primary_key=True),  # there is one row
    Column("rules", String(64), nullable=False),  # a hash of what the rest was made by
    Column("claim_seq", Integer, nullable=False),
    Column("judgement_seq", Integer, nullable=False),
)

waiting = Table("waiting", metadata, Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True))

claim_block = Table(
    "claim_block",
    metadata,
    Column("key", Text, primary_key=True),
    Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True),
)

link = Table(
    "link",
    metadata,
    Column("left", String(32), ForeignKey("claim.id"), primary_key=True),
    Column("right", String(32), ForeignKey("claim.id"), primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),  # a list, as JSON
)

report_shingle = Table(
    "report_shingle",
    metadata,
    Column("shingle", BigInteger, primary_key=True, autoincrement=False),
    Column("report_key", String(64), ForeignKey("report.key"), primary_key=True),
)

report_copy = Table(
    "report_copy",
    metadata,
    Column("report_key", String(64), ForeignKey("report.key"), primary_key=True),
    Column("group_key", String(64), nullable=False, index=True),  # the key of the report that came first
)

entry = Table(
    "entry",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("sources", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("body", Text, nullable=False),  # the whole entry, as JSON
    Index(None, "kind", "sources", "id"),
    Index(None, "kind", "id"),
    Index(None, "kind", "conflicts"),
)

entry_facet = Table(
    "entry_facet",
    metadata,
    Column("entry_id", String(32), ForeignKey("entry.id"), primary_key=True),
    Column("facet", String(16), primary_key=True),
    Column("value", Text, primary_key=True),
    Column("kind", String(32), nullable=False),
    Index(None, "facet", "value", "kind", "entry_id"),
)

entry_day = Table(
    "entry_day",
    metadata,
    Column("entry_id", String(32), ForeignKey("entry.id"), primary_key=True),
    Column("earliest", String(10), primary_key=True),
    Column("latest", String(10), primary_key=True),
    Column("kind", String(32), nullable=False),
    Index(None, "kind", "earliest", "latest", "entry_id"),
)

entry_claim = Table(
    "entry_claim",
    metadata,
    Column("claim_id", String(32), ForeignKey("claim.id"), primary_key=True),
    Column("entry_id", String(32), ForeignKey("entry.id"), nullable=False, index=True),
)

reference_source = Table(
    "reference_source",
    metadata,
    Column("id", String(32), primary_key=True),  # a hash of the file
    Column("name", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("edition", Text),
    Column("licence", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("read", Integer, nullable=False),
    Column("refused", Text, nullable=False),  # why rows were left out, with how many, as JSON
    Column("imported_at", String(32), nullable=False),
)

reference_fact = Table(
    "reference_fact",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("source_id", String(32), ForeignKey("reference_source.id"), nullable=False),
    Column("measure", String(32), nullable=False),
    Column("subject", Text, nullable=False),
    Column("counterpart", Text),
    Column("unit", String(16)),
    Column("first", String(10), nullable=False),
    Column("last", String(10), nullable=False),
    Column("value", Float),
    Column("flag", String(16)),
    Column("locator", Text, nullable=False),
    Column("more", Text, nullable=False),
    Index(None, "measure", "subject"),
    Index(None, "measure", "counterpart"),
)

account = Table(
    "account",
    metadata,
    Column("name", String(64), primary_key=True),  # it signs judgements, and so is never given to another person
    Column("password", Text, nullable=False),  # as Argon2 writes it
    Column("role", String(16), nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("closed_at", String(32)),
)

session = Table(
    "session",
    metadata,
    Column("key", String(64), primary_key=True),  # a hash of what the browser holds
    Column("account", String(64), ForeignKey("account.name"), nullable=False, index=True),
    Column("made_at", String(32), nullable=False),
    Column("seen_at", String(32), nullable=False),
)

api_token = Table(
    "api_token",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # a hash of what the program holds
    Column("account", String(64), ForeignKey("account.name"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("ends_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
)

deed = Table(
    "deed",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("user", Text, nullable=False, index=True),
    Column("deed", String(32), nullable=False),
    Column("about", Text, nullable=False),
    Column("address", Text),
)
