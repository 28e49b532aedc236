package io.smalti.permission.register;

import io.smalti.permission.Register;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads registers, and what was done to them. */
@Singleton
class RegisterRepository {
    private static final int MOST = 100;

    private final Sql sql;

    RegisterRepository(Sql sql) {
        this.sql = sql;
    }

    private record Of<T>(String register, T value) {}

    /** The register, which nobody else fills until the transaction ends; null when there is none. */
    @Nullable
    Register lock(String code) {
        return read(code, " for update");
    }

    @Nullable
    Register find(String code) {
        return read(code, "");
    }

    private @Nullable Register read(String code, String lock) {
        return sql.first(
                "select code, name, country::text, loaded_at from register where code = ?" + lock,
                row -> new Register(row.text(1), row.text(2), row.textOrNull(3), row.instant(4)),
                code);
    }

    Map<String, List<RegisterLoad>> loads(Collection<String> registers, int first) {
        return each(
                """
                select r.code, l.complete, l.lines, l.added, l.removed, l.rejected, l.loaded_by, l.loaded_at
                from unnest(?::text[]) r (code) cross join lateral (
                    select * from register_load o where o.register = r.code order by o.id desc limit ?) l
                order by l.id desc""",
                row -> new RegisterLoad(
                        row.booleanValue(2),
                        row.intValue(3),
                        row.intValue(4),
                        row.intValue(5),
                        row.intValue(6),
                        row.textOrNull(7),
                        Objects.requireNonNull(row.instant(8))),
                registers,
                first);
    }

    Map<String, List<AddressRelease>> releases(Collection<String> registers, int first) {
        return each(
                """
                select r.code, l.kind, encode(l.hash, 'hex'), l.listed_reason, l.listed_at, l.reason, l.released_by,
                    l.released_at
                from unnest(?::text[]) r (code) cross join lateral (
                    select * from suppression_release o where o.register = r.code order by o.id desc limit ?) l
                order by l.id desc""",
                row -> new AddressRelease(
                        row.constant(2, SuppressAddresses.Kind.class),
                        row.text(3),
                        row.textOrNull(4),
                        Objects.requireNonNull(row.instant(5)),
                        row.text(6),
                        row.textOrNull(7),
                        Objects.requireNonNull(row.instant(8))),
                registers,
                first);
    }

    private <T> Map<String, List<T>> each(
            String statement, Row.Reader<T> reader, Collection<String> registers, int first) {
        return sql
                .list(statement, row -> new Of<>(row.text(1), reader.read(row)), registers, Math.clamp(first, 0, MOST))
                .stream()
                .collect(Collectors.groupingBy(Of::register, Collectors.mapping(Of::value, Collectors.toList())));
    }
}
