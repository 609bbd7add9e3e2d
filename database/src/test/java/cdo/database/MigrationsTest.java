package cdo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.database.build.GenerateTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class MigrationsTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeTwoModules() throws IOException {
        write("modules.txt", "# first the extensions\nbase\n\nplatform/organization\noffice/appointments  # after the units\n");
        write("base/V1__extensions.sql", Files.readString(Path.of("../server/src/main/resources/database/base/V1__extensions.sql")));
        write("organization/V1__units.sql", """
                create table unit (id bigint generated always as identity primary key, name text not null collate public.pinyin, changed timestamptz not null);
                create index on unit using gin (name public.gin_trgm_ops);
                create view published_unit as select id, name from unit;
                """);
        write("appointments/V1__filings.sql", """
                create table filing (id bigint generated always as identity primary key, unit bigint not null references organization.unit(id));
                """);
    }

    @Test
    void theListNamesModulesInOrderWithTheirWings() throws IOException {
        var modules = Migrations.in(folder).modules();
        assertThat(modules).extracting(Migrations.Module::schema).containsExactly("public", "organization", "appointments");
        assertThat(modules.getLast().javaPackage()).isEqualTo("cdo.office.appointments");
    }

    @Test
    void aLineThatIsNoModuleIsRefused() throws IOException {
        write("modules.txt", "office/../identity\n");
        assertThatThrownBy(() -> Migrations.in(folder)).hasMessageContaining("wing/module expected");
    }

    @Test
    void eachModuleGetsItsOwnSchemaAndHistoryAndRunsOnce() throws Exception {
        try (var postgres = LocalPostgres.throwaway(Path.of("target/migrations-database"))) {
            var database = dataSource(postgres);
            Migrations.in(folder).run(database);
            Migrations.in(folder).run(database);
            write("organization/V2__codes.sql", "alter table unit add code text");
            Migrations.in(folder).run(database);

            assertThat(strings(database, "select table_schema from information_schema.tables where table_name = 'migration_history' order by 1"))
                    .containsExactly("appointments", "organization", "public");
            assertThat(strings(database, "select script from organization.migration_history where type = 'SQL' order by installed_rank"))
                    .containsExactly("V1__units.sql", "V2__codes.sql");
            assertThat(strings(database, "with n(name) as (values ('张三'), ('安某'), ('李四')) select name from n order by name collate public.pinyin"))
                    .containsExactly("安某", "李四", "张三");
        }
    }

    @Test
    void tablesAreWrittenIntoTheModuleThatOwnsThemAndOnlyWhenSomethingChanged() throws Exception {
        Path output = Path.of("target/generated-test/tables");
        GenerateTables.main(new String[] {folder.toString(), output.toString()});

        Path organization = output.resolve("cdo/platform/organization");
        assertThat(Files.readString(organization.resolve("tables/UnitTable.java"))).contains("TableField<UnitRow, Instant> CHANGED").contains("UnitTable UNIT");
        assertThat(organization.resolve("views/PublishedUnit.java")).exists();
        assertThat(Files.readString(organization.resolve("views/package-info.java"))).contains("@org.springframework.modulith.NamedInterface(\"views\")");
        assertThat(Files.readString(output.resolve("cdo/office/appointments/tables/FilingTable.java"))).as("no way into another module's tables").doesNotContain("organization");

        Files.delete(organization.resolve("views/PublishedUnit.java"));
        GenerateTables.main(new String[] {folder.toString(), output.toString()});
        assertThat(organization.resolve("views/PublishedUnit.java")).as("nothing was generated anew").doesNotExist();

        write("organization/V2__codes.sql", "alter table unit add code text");
        GenerateTables.main(new String[] {folder.toString(), output.toString()});
        assertThat(organization.resolve("views/PublishedUnit.java")).exists();
        assertThat(Files.readString(organization.resolve("tables/UnitTable.java"))).contains("CODE");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static PGSimpleDataSource dataSource(LocalPostgres postgres) {
        var database = new PGSimpleDataSource();
        database.setUrl(postgres.url());
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        return database;
    }

    private static List<String> strings(PGSimpleDataSource database, String sql) throws Exception {
        var all = new java.util.ArrayList<String>();
        try (var connection = database.getConnection(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
