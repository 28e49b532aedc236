package io.smalti.permission;

import static io.smalti.permission.PermissionError.Code.INVALID_HOURS;
import static io.smalti.permission.PermissionError.Code.OUT_OF_RANGE;
import static io.smalti.permission.PermissionError.Code.REGISTER_NOT_USED;
import static io.smalti.permission.PermissionError.Code.UNKNOWN_COUNTRY;
import static io.smalti.permission.PermissionError.Code.UNKNOWN_REGISTER;

import io.smalti.customer.Channel;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Changes the rules, inside the transaction of the caller. */
@Singleton
class PolicyWriter {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<Channel> WITH_ADDRESS = EnumSet.of(Channel.EMAIL, Channel.SMS, Channel.PHONE);

    private final Sql sql;

    PolicyWriter(Sql sql) {
        this.sql = sql;
    }

    List<PermissionError> set(SetChannelRule rule) {
        var errors = new ArrayList<PermissionError>();
        if (rule.country() != null && !COUNTRIES.contains(rule.country())) {
            errors.add(PermissionError.of(UNKNOWN_COUNTRY, "no ISO 3166-1 code such as BE", "country"));
        }
        boolean registered = rule.requirement() == Requirement.REGISTER;
        if (registered && (rule.register() == null || !exists(rule.register()))) {
            errors.add(PermissionError.of(UNKNOWN_REGISTER, "no register has this code", "register"));
        }
        if (registered ? !WITH_ADDRESS.contains(rule.channel()) : rule.register() != null) {
            errors.add(PermissionError.of(
                    REGISTER_NOT_USED, "a register is for REGISTER by e-mail, SMS or phone only", "register"));
        }
        if (errors.isEmpty()) {
            sql.update("""
                    insert into channel_rule (country, channel, relation, requirement, register) values (?, ?, ?, ?, ?)
                    on conflict (country, channel, relation) do update
                    set requirement = excluded.requirement, register = excluded.register""", rule.country(), rule.channel(), rule.relation(), rule.requirement(), rule.register());
        }
        return errors;
    }

    private boolean exists(String register) {
        return sql.first("select 1 from register where code = ?", row -> row.intValue(1), register) != null;
    }

    List<PermissionError> set(SetFrequencyCap cap) {
        if (cap.days() < 1 || cap.days() > 365) {
            return List.of(PermissionError.of(OUT_OF_RANGE, "1 to 365 days", "days"));
        }
        if (cap.most() != null && (cap.most() < 0 || cap.most() > 1_000)) {
            return List.of(PermissionError.of(OUT_OF_RANGE, "0 to 1,000 messages", "most"));
        }
        if (cap.most() == null) {
            sql.update(
                    "delete from frequency_cap where channel is not distinct from ? and days = ?",
                    cap.channel() == null ? null : cap.channel().name(),
                    cap.days());
        } else {
            sql.update("""
                    insert into frequency_cap (channel, days, most) values (?, ?, ?)
                    on conflict (channel, days) do update set most = excluded.most""", cap.channel(), cap.days(), cap.most());
        }
        return List.of();
    }

    List<PermissionError> set(SetQuietHours hours) {
        if ((hours.from() == null) != (hours.until() == null)
                || (hours.from() != null && hours.from().equals(hours.until()))) {
            return List.of(PermissionError.of(INVALID_HOURS, "a beginning and another end, or neither", "until"));
        }
        if (hours.from() == null) {
            sql.update("delete from quiet_hours where channel = ?", hours.channel());
        } else {
            sql.update("""
                    insert into quiet_hours (channel, from_time, until_time) values (?, ?, ?)
                    on conflict (channel) do update
                    set from_time = excluded.from_time, until_time = excluded.until_time""", hours.channel(), hours.from(), hours.until());
        }
        return List.of();
    }
}
