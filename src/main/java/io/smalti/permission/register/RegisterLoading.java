package io.smalti.permission.register;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smalti.permission.Register;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads a file into a register, whole or not at all: one transaction, some thousands of rows a statement. */
@Singleton
class RegisterLoading {
    private static final int LONGEST_SECONDS = 3_600;
    private static final int BATCH = 5_000;

    private final Sql sql;
    private final ObjectMapper json;
    private final RegisterRepository registers;

    RegisterLoading(Sql sql, ObjectMapper json, RegisterRepository registers) {
        this.sql = sql;
        this.json = json;
        this.registers = registers;
    }

    /**
     * @param complete whether the file is the whole register: what is listed and not in it goes, unless a row of it is at
     *     fault
     */
    LoadReport load(String code, InputStream in, boolean csv, boolean complete, @Nullable String by) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            if (registers.lock(code) == null) {
                throw new LoadRefused(404, "UNKNOWN_REGISTER", "There is no register with this code");
            }
            if (complete && code.equals(Register.COMPANY)) {
                throw new LoadRefused(
                        400, "NEVER_COMPLETE", "The company's own list has no source that a file could be all of");
            }
            var report = new LoadReport(code);
            long load = Objects.requireNonNull(sql.first(
                    "insert into register_load (register, complete, loaded_by) values (?, false, ?) returning id",
                    row -> row.longValue(1),
                    code,
                    by));
            read(in, csv, load, report);
            if (complete && report.rejected == 0) {
                finish(load, report);
            }
            sql.update(
                    "update register_load set complete = ?, lines = ?, added = ?, removed = ?, rejected = ? where id = ?",
                    report.complete,
                    report.lines,
                    report.added,
                    report.removed,
                    report.rejected,
                    load);
            return report;
        });
    }

    private void read(InputStream in, boolean csv, long load, LoadReport report) {
        var batch = new ArrayList<ListedRow>(BATCH);
        RegisterFile.Taker taker = row -> {
            batch.add(row);
            if (batch.size() == BATCH) {
                write(batch, load, report);
            }
        };
        try {
            var file = new RegisterFile(report);
            if (csv) {
                file.csv(in, taker);
            } else {
                file.ndjson(in, json, taker);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(batch, load, report);
    }

    /** What was listed one by one stays marked so, unless the file names it too. */
    private void write(List<ListedRow> batch, long load, LoadReport report) {
        if (batch.isEmpty()) {
            return;
        }
        var outcomes = sql.list(
                """
                insert into suppression as s (kind, hash, register, load_id)
                select distinct a.kind, case when a.hash is not null then decode(a.hash, 'hex')
                    when a.kind = 'EMAIL' then email_hash(a.value) else phone_hash(a.value, a.country) end, ?, ?::bigint
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) a (kind, value, country, hash)
                on conflict (kind, hash, register) do update set load_id = excluded.load_id
                returning s.xmax = 0""",
                row -> row.booleanValue(1),
                report.register,
                load,
                column(batch, row -> row.kind().name()),
                column(batch, ListedRow::value),
                column(batch, ListedRow::country),
                column(batch, ListedRow::hash));
        long added = outcomes.stream().filter(created -> created).count();
        report.added += added;
        report.unchanged += batch.size() - added;
        batch.clear();
    }

    private void finish(long load, LoadReport report) {
        report.complete = true;
        report.removed = sql.update(
                "delete from suppression where register = ? and load_id is distinct from ?", report.register, load);
        sql.update("update register set loaded_at = now() where code = ?", report.register);
    }

    private static @Nullable String[] column(List<ListedRow> rows, Function<ListedRow, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
