package cdo.database.build;

import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.Definition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;

/**
 * How generated classes are called and where they lie: everything of a module directly in its {@code tables} package,
 * its published views directly in {@code views}, so that one package is one named interface.
 *
 * <p>Table {@code filing} becomes {@code FilingTable.FILING} with rows of {@code FilingRow}, because {@code Filing} is the
 * domain's word; view {@code published_unit} becomes {@code PublishedUnit.PUBLISHED_UNIT}.
 */
public final class TableNames extends DefaultGeneratorStrategy {

    private static boolean published(Definition definition) {
        return definition instanceof TableDefinition table && table.getOutputName().startsWith("published_");
    }

    @Override
    public String getJavaPackageName(Definition definition, Mode mode) {
        return getTargetPackage() + (published(definition) ? ".views" : ".tables");
    }

    @Override
    public String getJavaClassName(Definition definition, Mode mode) {
        String name = super.getJavaClassName(definition, Mode.DEFAULT);
        return switch (definition) {
            case TableDefinition _ when mode == Mode.RECORD -> name + "Row";
            case TableDefinition table when mode == Mode.DEFAULT -> published(table) ? name : name + "Table";
            case SchemaDefinition _ -> name + "Schema";
            default -> super.getJavaClassName(definition, mode);
        };
    }
}
