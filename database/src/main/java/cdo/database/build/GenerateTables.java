package cdo.database.build;

import cdo.database.LocalPostgres;
import cdo.database.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Runs the migrations on a real PostgreSQL and writes one class per table into the module that owns it. Does nothing
 * while the migrations are what they were the last time.
 */
public final class GenerateTables {

    /** Raise when the generated form changes, so that every checkout generates anew. */
    private static final String GENERATOR = "3";

    private final Path migrations;
    private final Path output;
    private final List<Path> stale;

    private GenerateTables(Path migrations, Path output, List<Path> stale) {
        this.migrations = migrations;
        this.output = output;
        this.stale = stale;
    }

    /**
     * @param args the folder of migrations, the folder for generated sources, and, where there is one, the build's own copy
     *     of the migrations, which is removed so that a renamed migration does not live on in it. {@code CDO_BUILD_DATABASE_URL} (a JDBC
     *     address with user and password, an empty database) replaces the database that is otherwise started for it.
     */
    public static void main(String[] args) throws Exception {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        System.setProperty("logback.configurationFile", "cdo/database/build/quiet-logback.xml");
        try {
            new GenerateTables(Path.of(args[0]), Path.of(args[1]), Stream.of(args).skip(2).map(Path::of).toList()).run();
        } finally {
            System.clearProperty("logback.configurationFile");
        }
    }

    private void run() throws Exception {
        Path marker = output.resolve("migrations.sha256");
        String digest = digest();
        if (Files.exists(marker) && Files.readString(marker).equals(digest)) {
            return;
        }
        String external = System.getenv("CDO_BUILD_DATABASE_URL");
        if (external != null) {
            generate(external);
        } else {
            try (var postgres = LocalPostgres.throwaway(output.toAbsolutePath().getParent().resolveSibling("tables-database"))) {
                generate(postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password());
            }
        }
        Files.writeString(marker, digest);
    }

    private void generate(String url) throws Exception {
        var modules = Migrations.in(migrations);
        modules.run(dataSource(url));
        clear();
        for (Migrations.Module module : modules.modules()) {
            if (!module.wing().isEmpty()) {
                GenerationTool.generate(configuration(url, module));
                nameViews(module);
            }
        }
    }

    private static DataSource dataSource(String url) {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        return database;
    }

    private Configuration configuration(String url, Migrations.Module module) {
        var database = new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withInputSchema(module.schema())
                .withExcludes(Migrations.HISTORY)
                .withIncludeRoutines(false)
                .withIncludeSequences(false)
                .withForcedTypes(new ForcedType().withName("INSTANT").withIgnoreUnused(true).withIncludeTypes("(?i)timestamp.*with time zone|timestamptz.*"));
        var generate = new Generate()
                .withIndexes(false)
                .withImplicitJoinPathsToMany(false)
                .withGeneratedAnnotation(false)
                .withJavadoc(false)
                .withComments(false)
                .withSources(false)
                .withGlobalCatalogReferences(false)
                .withGlobalSchemaReferences(false)
                .withGlobalTableReferences(false);
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url))
                .withGenerator(new Generator()
                        .withDatabase(database)
                        .withGenerate(generate)
                        .withStrategy(new Strategy().withName(TableNames.class.getName()))
                        .withTarget(new Target().withPackageName(module.javaPackage()).withDirectory(output.toString()).withClean(false)));
    }

    /** Published views are what other modules may see of this one: Modulith learns it from the package. */
    private void nameViews(Migrations.Module module) throws IOException {
        Path views = output.resolve(module.javaPackage().replace('.', '/')).resolve("views");
        if (Files.isDirectory(views)) {
            Files.writeString(views.resolve("package-info.java"), """
                    /** The views that this module publishes: other modules may join them. */
                    @org.springframework.modulith.NamedInterface("views")
                    package %s.views;
                    """.formatted(module.javaPackage()));
        }
    }

    private void clear() throws IOException {
        for (Path folder : Stream.concat(Stream.of(output), stale.stream()).filter(Files::isDirectory).toList()) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(output);
    }

    private String digest() throws IOException, NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(GENERATOR.getBytes(StandardCharsets.UTF_8));
        List<Path> files;
        try (Stream<Path> all = Files.walk(migrations)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            sha.update(migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            sha.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
