package cdo.data.survey;

import static cdo.data.survey.tables.SourceTable.SOURCE;
import static cdo.data.survey.tables.RunTable.RUN;
import static cdo.data.survey.tables.SystemTable.SYSTEM;

import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachment;
import cdo.platform.identity.Seals;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.scan.Source;
import cdo.scan.Tls;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The data sources of the systems: the only writer of their table and the only one that opens their secrets. */
@Component
public class DataSources {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Systems systems;
    private final Seals seals;
    private final AllowedNetworks networks;
    private final SourceFiles files;

    DataSources(DSLContext sql, Clocks clocks, Audit audit, Systems systems, Seals seals, AllowedNetworks networks, SourceFiles files) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.systems = systems;
        this.seals = seals;
        this.networks = networks;
        this.files = files;
    }

    public Optional<DataSource> find(long id) {
        return fetch(SOURCE.ID.eq(id)).stream().findFirst();
    }

    /** @throws Problem.NotFound also when this person may not read the unit's systems */
    public DataSource get(Who who, long id) {
        return Problem.Hidden.unless(find(id), source -> who.reads(source.unitId()), SubjectRef.of(DataSource.KIND, id));
    }

    /** Those in use, in the order in which they were entered. */
    public List<DataSource> of(long system) {
        return fetch(SOURCE.SYSTEM_ID.eq(system).and(SOURCE.REMOVED_ON.isNull()));
    }

    /** The file that was uploaded for a source of a file kind. */
    public Optional<Attachment> uploaded(DataSource source) {
        return source.kind().isFile() && source.file() == null ? files.uploaded(source.id()) : Optional.empty();
    }

    /** Adds a source; for an uploaded file use {@link #attachFile}. */
    @Transactional
    public long attach(Who who, long systemId, SourceDraft draft) {
        InformationSystem system = open(who, systemId);
        if (draft.kind().isFile() && draft.file() == null) {
            throw new Problem.Invalid("file", "survey.source.chooseFile");
        }
        check(system, draft, 0);
        return insert(who, system, draft);
    }

    /** Adds a source whose file is uploaded with it (CSV, XLSX or SQLite). */
    @Transactional
    public long attachFile(Who who, long systemId, SourceDraft draft, String fileName, InputStream content) {
        InformationSystem system = open(who, systemId);
        if (!draft.kind().isFile()) {
            throw new Problem.Invalid("upload", "survey.source.noUpload");
        }
        SourceDraft uploaded = SourceDraft.file(draft.name(), draft.kind(), null);
        check(system, uploaded, 0);
        long id = insert(who, system, uploaded);
        store(who, id, draft.kind(), fileName, content);
        return id;
    }

    /** Replaces the uploaded file; the one before stays with the trail. */
    @Transactional
    public void replaceFile(Who who, long id, String fileName, InputStream content) {
        DataSource source = mine(who, id);
        if (!source.kind().isFile() || source.file() != null) {
            throw new Problem.Invalid("upload", "survey.source.noUpload");
        }
        store(who, id, source.kind(), fileName, content);
    }

    private void store(Who who, long id, Source.Kind kind, String fileName, InputStream content) {
        try {
            files.upload(who, id, kind, fileName, content);
        } catch (Problem.Invalid refused) {
            // the upload field of this form is called otherwise
            throw new Problem.Invalid(refused.errors().stream().map(error -> new Problem.FieldError("upload", error.message())).toList());
        }
    }

    private long insert(Who who, InformationSystem system, SourceDraft draft) {
        long id = sql.insertInto(SOURCE).set(SOURCE.SYSTEM_ID, system.id()).set(SOURCE.NAME, draft.name().strip()).set(SOURCE.KIND, draft.kind().name())
                .set(SOURCE.HOST, draft.host()).set(SOURCE.PORT, draft.port()).set(SOURCE.DATABASE, draft.database()).set(SOURCE.SCHEMAS, draft.schemas())
                .set(SOURCE.LOGIN, draft.login()).set(SOURCE.TLS, draft.tls() == null ? null : draft.tls().name()).set(SOURCE.FILE, draft.file())
                .set(SOURCE.ENTERED_BY, who.accountId()).set(SOURCE.ENTERED_ON, clocks.today()).returning(SOURCE.ID).fetchSingle(SOURCE.ID);
        if (!draft.password().isEmpty()) {
            seal(id, draft.password());
        }
        audit.did(who, "survey.source-attached", SubjectRef.of(DataSource.KIND, id), "system", system.id(), "kind", draft.kind(), "host", draft.host(), "database", draft.database());
        return id;
    }

    /**
     * Changes a source; its kind stays. A sealed password never goes where it was not entered for: with another host, port, user or
     * encryption it is forgotten unless a new one is typed.
     */
    @Transactional
    public void revise(Who who, long id, int version, SourceDraft draft) {
        DataSource old = mine(who, id);
        int now = sql.select(SOURCE.VERSION).from(SOURCE).where(SOURCE.ID.eq(id)).forUpdate().fetchSingle(SOURCE.VERSION);
        if (now != version) {
            throw new Problem.Stale(old.ref());
        }
        if (draft.kind() != old.kind()) {
            throw new Problem.Invalid("kind", "survey.source.kindStays");
        }
        check(open(who, old.systemId()), draft, id);
        boolean elsewhere = draft.goesElsewhere(old);
        sql.update(SOURCE).set(SOURCE.NAME, draft.name().strip()).set(SOURCE.HOST, draft.host()).set(SOURCE.PORT, draft.port()).set(SOURCE.DATABASE, draft.database())
                .set(SOURCE.SCHEMAS, draft.schemas()).set(SOURCE.LOGIN, draft.login()).set(SOURCE.TLS, draft.tls() == null ? null : draft.tls().name()).set(SOURCE.FILE, draft.file())
                .set(SOURCE.ENTERED_BY, who.accountId()).set(SOURCE.VERSION, version + 1).where(SOURCE.ID.eq(id)).execute();
        if (!draft.password().isEmpty()) {
            seal(id, draft.password());
        } else if (elsewhere) {
            sql.update(SOURCE).set(SOURCE.SECRET, (byte[]) null).setNull(SOURCE.SECRET_ON).where(SOURCE.ID.eq(id)).execute();
        }
        audit.did(who, "survey.source-revised", old.ref(), "host", draft.host(), "database", draft.database(), "passwordEntered", !draft.password().isEmpty(),
                "passwordForgotten", draft.password().isEmpty() && elsewhere && old.secretOn() != null);
    }

    /** Takes a source away and forgets its password; its surveys stay readable. */
    @Transactional
    public void remove(Who who, long id) {
        DataSource source = mine(who, id);
        if (sql.fetchExists(RUN, RUN.SOURCE_ID.eq(id).and(RUN.STATE.in(SurveyState.WAITING.name(), SurveyState.RUNNING.name())))) {
            throw new Problem.Refused("survey.run.already");
        }
        sql.update(SOURCE).set(SOURCE.REMOVED_ON, clocks.today()).set(SOURCE.SECRET, (byte[]) null).setNull(SOURCE.SECRET_ON).set(SOURCE.VERSION, SOURCE.VERSION.plus(1))
                .where(SOURCE.ID.eq(id)).execute();
        audit.did(who, "survey.source-removed", source.ref(), "name", source.name());
    }

    /**
     * The source as the survey engine opens it, with its host resolved and allowed, its file found. The caller closes it.
     *
     * @throws Problem.Invalid when the place is not allowed
     * @throws cdo.scan.SourceProblem when its host is not known
     */
    Opening opening(DataSource source) {
        List<String> schemas = source.schemaNames();
        return switch (source.kind()) {
            case POSTGRESQL -> new Opening(new Source.PostgreSql(host(source), port(source), source.database(), schemas, login(source), tls(source)), null);
            case MYSQL -> new Opening(new Source.MySql(host(source), port(source), source.database(), login(source), tls(source)), null);
            case SQLITE, CSV, XLSX -> {
                if (source.file() != null) {
                    yield new Opening(of(source, files.inFolder(source.unitId(), source.file())), null);
                }
                Attachment attachment = files.uploaded(source.id()).orElseThrow(() -> new Problem.Refused("survey.source.noFile", source.name()));
                java.nio.file.Path copy = files.copy(attachment);
                yield new Opening(of(source, copy), copy);
            }
        };
    }

    /** @param copy to be deleted afterwards; null when nothing was copied */
    record Opening(Source source, java.nio.file.@Nullable Path copy) implements AutoCloseable {
        @Override
        public void close() {
            if (copy != null) {
                SourceFiles.discard(copy);
            }
        }
    }

    /** The password; the receiver blanks it. */
    char[] password(long id) {
        byte[] sealed = sql.select(SOURCE.SECRET).from(SOURCE).where(SOURCE.ID.eq(id)).fetchOne(SOURCE.SECRET);
        if (sealed == null) {
            return new char[0];
        }
        byte[] clear = seals.open(purpose(id), sealed);
        try {
            var letters = StandardCharsets.UTF_8.decode(java.nio.ByteBuffer.wrap(clear));
            char[] password = new char[letters.remaining()];
            letters.get(password);
            java.util.Arrays.fill(letters.array(), '\0');
            return password;
        } finally {
            java.util.Arrays.fill(clear, (byte) 0);
        }
    }

    private void seal(long id, String password) {
        sql.update(SOURCE).set(SOURCE.SECRET, seals.seal(purpose(id), password.getBytes(StandardCharsets.UTF_8))).set(SOURCE.SECRET_ON, clocks.today())
                .where(SOURCE.ID.eq(id)).execute();
    }

    private static String purpose(long id) {
        return "survey.source/" + id;
    }

    private String host(DataSource source) {
        String typed = String.valueOf(source.host());
        String address = networks.address(typed);
        // a certificate is for the name, so there the name must stay
        return source.tls() == Tls.VERIFIED ? typed : address;
    }

    private static int port(DataSource source) {
        return source.port() != null ? source.port() : source.kind() == Source.Kind.MYSQL ? Source.MySql.DEFAULT_PORT : Source.PostgreSql.DEFAULT_PORT;
    }

    private static String login(DataSource source) {
        return source.login() == null ? "" : source.login();
    }

    private static Tls tls(DataSource source) {
        return source.tls() == null ? Tls.IF_OFFERED : source.tls();
    }

    private static Source of(DataSource source, java.nio.file.Path file) {
        return switch (source.kind()) {
            case CSV -> new Source.Csv(file);
            case XLSX -> new Source.Xlsx(file);
            case SQLITE -> new Source.Sqlite(file);
            case POSTGRESQL, MYSQL -> throw new IllegalArgumentException("no file: " + source.kind());
        };
    }

    private InformationSystem open(Who who, long systemId) {
        InformationSystem system = systems.get(who, systemId);
        who.must(SurveyRights.ATTACH, system.unitId());
        if (system.stage() == SystemStage.RETIRED) {
            throw new Problem.Refused("survey.system.retired");
        }
        if (system.secret()) {
            throw new Problem.Refused("survey.source.secretNetwork");
        }
        return system;
    }

    private DataSource mine(Who who, long id) {
        DataSource source = get(who, id);
        who.must(SurveyRights.ATTACH, source.unitId());
        if (source.removed()) {
            throw new Problem.Refused("survey.source.removed");
        }
        return source;
    }

    private void check(InformationSystem system, SourceDraft draft, long self) {
        if (sql.fetchExists(SOURCE, SOURCE.SYSTEM_ID.eq(system.id()).and(SOURCE.NAME.eq(draft.name().strip())).and(SOURCE.REMOVED_ON.isNull()).and(SOURCE.ID.ne(self)))) {
            throw new Problem.Invalid("name", "survey.source.twice", draft.name().strip());
        }
        if (draft.file() != null) {
            files.inFolder(system.unitId(), draft.file());
        }
        if (!draft.kind().isFile()) {
            if (draft.host() == null || !draft.host().matches("[\\p{L}\\p{N}._:%\\[\\]-]{1,253}")) {
                throw new Problem.Invalid("host", "survey.source.badHost");
            }
            if (draft.database() == null || draft.database().isEmpty() || draft.database().matches(".*[\\x00-\\x1f].*")) {
                throw new Problem.Invalid("database", "form.missing");
            }
        }
    }

    private List<DataSource> fetch(Condition condition) {
        return sql.select(SOURCE.fields()).select(SYSTEM.UNIT_ID).from(SOURCE).join(SYSTEM).on(SYSTEM.ID.eq(SOURCE.SYSTEM_ID)).where(condition).orderBy(SOURCE.ID)
                .fetch(row -> new DataSource(row.get(SOURCE.ID), row.get(SOURCE.SYSTEM_ID), row.get(SYSTEM.UNIT_ID), row.get(SOURCE.NAME), Source.Kind.valueOf(row.get(SOURCE.KIND)),
                        row.get(SOURCE.HOST), row.get(SOURCE.PORT), row.get(SOURCE.DATABASE), row.get(SOURCE.SCHEMAS), row.get(SOURCE.LOGIN),
                        row.get(SOURCE.TLS) == null ? null : Tls.valueOf(row.get(SOURCE.TLS)), row.get(SOURCE.FILE), row.get(SOURCE.SECRET_ON), row.get(SOURCE.ENTERED_BY),
                        row.get(SOURCE.ENTERED_ON), row.get(SOURCE.REMOVED_ON), row.get(SOURCE.VERSION)));
    }
}
