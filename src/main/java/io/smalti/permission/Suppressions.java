package io.smalti.permission;

import static io.smalti.permission.PermissionError.Code.INVALID_ADDRESS;
import static io.smalti.permission.PermissionError.Code.UNKNOWN_REGISTER;

import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.ListTooLong;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Lists addresses that must not be used, by their hashes, inside the transaction of the caller. */
@ApplicationScoped
class Suppressions {
    private static final int MOST = 1_000;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()./-]{4,24}");

    private final Sql sql;

    Suppressions(Sql sql) {
        this.sql = sql;
    }

    SuppressAddressesPayload add(SuppressAddresses input) {
        if (input.addresses().size() > MOST) {
            throw new ListTooLong("addresses", input.addresses().size(), MOST);
        }
        var code = Objects.requireNonNullElse(input.register(), Register.COMPANY);
        if (sql.first("select 1 from register where code = ? for update", row -> row.intValue(1), code) == null) {
            var error = PermissionError.of(UNKNOWN_REGISTER, "no register has this code", "register");
            return new SuppressAddressesPayload(null, 0, List.of(error));
        }
        var errors = new ArrayList<PermissionError>();
        var good = new ArrayList<SuppressAddresses.Address>();
        for (int i = 0; i < input.addresses().size(); i++) {
            var address = input.addresses().get(i);
            var pattern = address.kind() == SuppressAddresses.Kind.EMAIL ? EMAIL : PHONE;
            if (pattern.matcher(address.value().strip()).matches()) {
                good.add(address);
            } else {
                errors.add(PermissionError.of(
                        INVALID_ADDRESS, "not an address of its kind", "addresses", Integer.toString(i), "value"));
            }
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
                good.stream().map(SuppressAddresses.Address::country).toArray(String[]::new));
        if (Boolean.TRUE.equals(input.complete()) && errors.isEmpty()) {
            sql.update("update register set loaded_at = now() where code = ?", code);
        }
        var register = sql.first(
                "select code, name, country::text, loaded_at from register where code = ?",
                row -> new Register(row.text(1), row.text(2), row.textOrNull(3), row.instant(4)),
                code);
        return new SuppressAddressesPayload(register, added, errors);
    }
}
