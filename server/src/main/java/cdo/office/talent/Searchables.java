package cdo.office.talent;

import static cdo.office.talent.tables.ContractTable.CONTRACT;
import static cdo.office.talent.tables.ExpertTable.EXPERT;
import static cdo.office.talent.tables.OperatingBodyTable.OPERATING_BODY;
import static cdo.office.talent.tables.TrainingTable.TRAINING;
import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the search finds of talent: experts, trainings, operating bodies, contracts. */
@Configuration(proxyBeanMethods = false)
class Searchables {

    private record Kind(String kind, Consumer<Consumer<Searchable.Item>> rows) implements Searchable {

        @Override
        public Set<String> touchedBy() {
            return Set.of(kind);
        }

        @Override
        public void all(Consumer<Item> found) {
            rows.accept(found);
        }
    }

    @Bean
    Searchable searchableExperts(DSLContext sql) {
        return new Kind(Expert.KIND, found -> sql.select(EXPERT.ID, PUBLISHED_PERSON.NAME, EXPERT.RANK, EXPERT.EMPLOYER, EXPERT.STRENGTHS).from(EXPERT).join(PUBLISHED_PERSON)
                .on(PUBLISHED_PERSON.ID.eq(EXPERT.PERSON_ID)).forEach(row -> found.accept(new Searchable.Item(row.value1(), row.value2(), row.value3() + " " + row.value4() + " " + row.value5()))));
    }

    @Bean
    Searchable searchableTrainings(DSLContext sql) {
        return new Kind(Training.KIND, found -> sql.select(TRAINING.ID, TRAINING.TOPIC, TRAINING.LECTURER, TRAINING.VENUE).from(TRAINING)
                .forEach(row -> found.accept(new Searchable.Item(row.value1(), row.value2(), row.value3() + " " + row.value4()))));
    }

    @Bean
    Searchable searchableBodies(DSLContext sql) {
        return new Kind(OperatingBody.KIND, found -> sql.select(OPERATING_BODY.ID, OPERATING_BODY.NAME, OPERATING_BODY.USCC, OPERATING_BODY.BUSINESS).from(OPERATING_BODY)
                .forEach(row -> found.accept(new Searchable.Item(row.value1(), row.value2(), row.value3() + " " + row.value4()))));
    }

    @Bean
    Searchable searchableContracts(DSLContext sql) {
        return new Kind(Contract.KIND, found -> sql.select(CONTRACT.ID, CONTRACT.TITLE, CONTRACT.COUNTERPART, CONTRACT.NUMBER).from(CONTRACT)
                .forEach(row -> found.accept(new Searchable.Item(row.value1(), row.value2(), row.value3() + " " + row.value4()))));
    }
}
