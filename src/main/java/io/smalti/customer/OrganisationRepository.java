package io.smalti.customer;

import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Organisations as records. */
@Singleton
public class OrganisationRepository {
    public static final Row.Reader<Organisation> READER =
            row -> Objects.requireNonNull(Organisations.read(new Columns(row)));

    private final Sql sql;

    OrganisationRepository(Sql sql) {
        this.sql = sql;
    }

    public Map<String, Organisation> byExternalIds(Collection<String> externalIds) {
        var found = new HashMap<String, Organisation>();
        if (!externalIds.isEmpty()) {
            sql.list(
                            "select " + Organisation.COLUMNS + " from organisation o where o.external_id = any(?)",
                            READER,
                            externalIds)
                    .forEach(organisation -> found.put(organisation.externalId(), organisation));
        }
        return found;
    }

    public Map<Long, Organisation> byKeys(Collection<Long> keys) {
        var found = new HashMap<Long, Organisation>();
        if (!keys.isEmpty()) {
            sql.list("select " + Organisation.COLUMNS + " from organisation o where o.id = any(?)", READER, keys)
                    .forEach(organisation -> found.put(organisation.key(), organisation));
        }
        return found;
    }
}
