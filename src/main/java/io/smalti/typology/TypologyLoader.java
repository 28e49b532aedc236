package io.smalti.typology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Writes a typology into its tables, whole or not at all, one statement per table. */
@Singleton
class TypologyLoader {
    private static final Logger LOG = Logger.getLogger(TypologyLoader.class);
    private static final JsonMapper JSON = new JsonMapper();
    /** Any number that nothing else locks: instances that start at once load one after the other. */
    private static final long LOCK = 0x54_79_70_6F_6C_6F_67_79L;

    private final Sql sql;

    TypologyLoader(Sql sql) {
        this.sql = sql;
    }

    /** As {@link #load} does with the files of the product, which are not even looked at when they are there. */
    @Transactional
    public void loadBuiltIn() {
        if (!isThere(TypologyFiles.BUILT_IN)) {
            load(TypologyFiles.builtIn());
        }
    }

    /**
     * Loads the files unless their version is there. It becomes the active one where its country has none. A version
     * never changes once loaded, because assignments rest on it: other contents under the same version are left out.
     *
     * @throws TypologyRefused when the files are wrong
     */
    @Transactional
    public void load(TypologyFiles files) {
        if (isThere(files.checksum())) {
            return;
        }
        var typology = TypologyReader.read(files);
        sql.list("select pg_advisory_xact_lock(?)", row -> 1, LOCK);
        var loaded = sql.first(
                "select checksum from typology where code = ? and version = ?",
                row -> row.text(1),
                typology.code(),
                typology.version());
        if (loaded == null) {
            insert(typology);
        } else if (!loaded.equals(typology.checksum())) {
            LOG.warnf(
                    "Typology %s %s is in the database with other contents and stays as it is: give changed files a new"
                            + " version",
                    typology.code(), typology.version());
        }
    }

    /**
     * Takes in the files of a company.
     *
     * @return key of the typology
     * @throws TypologyRefused when the files are wrong
     * @throws TypologyVersionTaken when the version is there with other contents
     */
    @Transactional
    public int take(TypologyFiles files) {
        var typology = TypologyReader.read(files);
        sql.list("select pg_advisory_xact_lock(?)", row -> 1, LOCK);
        record Known(int key, String checksum) {}
        var known = sql.first(
                "select id, checksum from typology where code = ? and version = ?",
                row -> new Known(row.intValue(1), row.text(2)),
                typology.code(),
                typology.version());
        if (known == null) {
            return insert(typology);
        }
        if (!known.checksum().equals(typology.checksum())) {
            throw new TypologyVersionTaken(typology.code(), typology.version());
        }
        return known.key();
    }

    private boolean isThere(String checksum) {
        return sql.first("select 1 from typology where checksum = ?", row -> 1, checksum) != null;
    }

    private int insert(Typology typology) {
        int key = Objects.requireNonNull(sql.first(
                """
                insert into typology (code, version, country, status, active, title, notice, households, checksum)
                select ?, ?, ?, ?, not exists (select from typology where country = ? and active), ?, ?, ?, ?
                returning id
                """,
                row -> row.intValue(1),
                typology.code(),
                typology.version(),
                typology.country(),
                typology.status(),
                typology.country(),
                new Json(json(typology.titles().byLanguage())),
                typology.notice(),
                typology.households(),
                typology.checksum()));
        TypologyRows.of(typology).forEach((table, rows) -> {
            rows.forEach(row -> row.put("typology_id", key));
            sql.update(
                    "insert into %1$s select * from jsonb_populate_recordset(null::%1$s, ?)".formatted(table),
                    new Json(json(rows)));
        });
        return key;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
