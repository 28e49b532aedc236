package io.smalti.permission.register;

import static io.smalti.permission.PermissionError.Code.INVALID_ADDRESS;
import static io.smalti.permission.PermissionError.Code.INVALID_REASON;
import static io.smalti.permission.PermissionError.Code.NOT_LISTED;
import static io.smalti.permission.PermissionError.Code.UNKNOWN_REGISTER;

import io.smalti.permission.PermissionError;
import io.smalti.permission.Register;
import io.smalti.platform.access.Caller;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.ListTooLong;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists addresses that must not be used, by their hashes, and releases them, inside the transaction of the caller. */
@Singleton
class Suppressions {
    private static final int MOST = 1_000;
    private static final int LONGEST_REASON = 500;

    private final Sql sql;
    private final RegisterRepository registers;
    private final Caller caller;

    Suppressions(Sql sql, RegisterRepository registers, Caller caller) {
        this.sql = sql;
        this.registers = registers;
        this.caller = caller;
    }

    SuppressAddressesPayload add(SuppressAddresses input) {
        var code = Objects.requireNonNullElse(input.register(), Register.COMPANY);
        var errors = new ArrayList<PermissionError>();
        var good = List.copyOf(good(input.addresses(), errors).values());
        if (registers.lock(code) == null) {
            return new SuppressAddressesPayload(null, 0, List.of(unknown()));
        }
        int added = sql.update(
                """
                insert into suppression (kind, hash, register, reason)
                select a.kind, case a.kind when 'EMAIL' then email_hash(a.value) else phone_hash(a.value, a.country) end, ?, ?
                from unnest(?::text[], ?::text[], ?::text[]) a (kind, value, country)
                on conflict do nothing""",
                code,
                input.reason(),
                good.stream().map(SuppressAddresses.Address::kind).toList(),
                good.stream().map(SuppressAddresses.Address::value).toList(),
                countries(good));
        if (Boolean.TRUE.equals(input.complete()) && errors.isEmpty()) {
            sql.update("update register set loaded_at = now() where code = ?", code);
        }
        return new SuppressAddressesPayload(registers.find(code), added, errors);
    }

    ReleaseAddressesPayload release(ReleaseAddresses input) {
        var code = Objects.requireNonNullElse(input.register(), Register.COMPANY);
        var errors = new ArrayList<PermissionError>();
        var good = good(input.addresses(), errors);
        if (registers.lock(code) == null) {
            return new ReleaseAddressesPayload(null, 0, List.of(unknown()));
        }
        if (input.reason().isBlank() || input.reason().length() > LONGEST_REASON) {
            var error = PermissionError.of(INVALID_REASON, "a reason has 1 to 500 characters", "reason");
            return new ReleaseAddressesPayload(registers.find(code), 0, List.of(error));
        }
        var indexes = List.copyOf(good.keySet());
        var released = new HashSet<Long>(sql.list(
                """
                with a as (
                    select a.index, a.kind,
                        case a.kind when 'EMAIL' then email_hash(a.value) else phone_hash(a.value, a.country) end as hash
                    from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) a (index, kind, value, country)),
                gone as (
                    delete from suppression s using a where s.kind = a.kind and s.hash = a.hash and s.register = ?
                    returning s.*),
                kept as (
                    insert into suppression_release (register, kind, hash, listed_reason, listed_at, reason, released_by)
                    select register, kind, hash, reason, added_at, ?, nullif(?, '') from gone)
                select a.index from a join gone g using (kind, hash)""",
                row -> row.longValue(1),
                indexes.stream().map(Integer::longValue).toList(),
                good.values().stream().map(SuppressAddresses.Address::kind).toList(),
                good.values().stream().map(SuppressAddresses.Address::value).toList(),
                countries(good.values()),
                code,
                input.reason().strip(),
                caller.name()));
        for (var index : indexes) {
            if (!released.contains(index.longValue())) {
                errors.add(PermissionError.of(
                        NOT_LISTED, "is not on this register", "addresses", Integer.toString(index), "value"));
            }
        }
        return new ReleaseAddressesPayload(registers.find(code), released.size(), errors);
    }

    /** Those that are addresses, by their place in the input. */
    private static Map<Integer, SuppressAddresses.Address> good(
            List<SuppressAddresses.Address> addresses, List<PermissionError> errors) {
        if (addresses.size() > MOST) {
            throw new ListTooLong("addresses", addresses.size(), MOST);
        }
        var good = new LinkedHashMap<Integer, SuppressAddresses.Address>();
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.get(i).isOne()) {
                good.put(i, addresses.get(i));
            } else {
                errors.add(PermissionError.of(
                        INVALID_ADDRESS, "not an address of its kind", "addresses", Integer.toString(i), "value"));
            }
        }
        return good;
    }

    private static @Nullable String[] countries(Collection<SuppressAddresses.Address> addresses) {
        return addresses.stream().map(SuppressAddresses.Address::country).toArray(String[]::new);
    }

    private static PermissionError unknown() {
        return PermissionError.of(UNKNOWN_REGISTER, "no register has this code", "register");
    }
}
