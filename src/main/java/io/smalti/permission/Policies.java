package io.smalti.permission;

import io.quarkus.runtime.StartupEvent;
import io.smalti.customer.Channel;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Cached;
import io.smalti.platform.database.Changes;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/** The rules in force, kept by this instance until anybody changes them. */
@Singleton
public class Policies {
    private static final String ONE = "";

    private final Sql sql;
    private final ZoneId zone;
    private final Cached<String, Policy> kept = new Cached<>(policy -> 0);

    Policies(Sql sql, ZoneId zone) {
        this.sql = sql;
        this.zone = zone;
    }

    void listen(@Observes StartupEvent start, Changes changes) {
        changes.listen("permission", kept);
    }

    /** Without the database when it is at hand. */
    public Policy current() {
        var known = kept.get(ONE);
        return known != null ? known : read();
    }

    @Transactional
    Policy read() {
        return sql.with(connection -> Objects.requireNonNull(kept.get(ONE, any -> true, key -> fresh())));
    }

    /** As the current transaction sees them, and so for whoever has just changed them; not kept. */
    public Policy written() {
        return fresh().value();
    }

    private Cached.Read<Policy> fresh() {
        var rules = sql.list(
                "select country::text, channel, relation, requirement, register from channel_rule order by 1, 2, 3",
                row -> new ChannelRule(
                        row.textOrNull(1),
                        row.constant(2, Channel.class),
                        row.constant(3, Relation.class),
                        row.constant(4, Requirement.class),
                        row.textOrNull(5)));
        var caps = sql.list(
                "select channel, days, most from frequency_cap order by channel, days",
                row -> new FrequencyCap(row.constantOrNull(1, Channel.class), row.intValue(2), row.intValue(3)));
        var quiet = sql.list(
                "select channel, from_time::text, until_time::text from quiet_hours order by 1",
                row -> new QuietHours(
                        row.constant(1, Channel.class), LocalTime.parse(row.text(2)), LocalTime.parse(row.text(3))));
        var registers = sql.list(
                "select code, name, country::text, loaded_at from register order by 1",
                row -> new Register(row.text(1), row.text(2), row.textOrNull(3), row.instant(4)));
        var suppressing = sql.first("select exists (select from suppression)", row -> row.booleanValue(1));
        var asOf = sql.list(
                "select case when pg_current_xact_id_if_assigned() is null then now() end", row -> row.instant(1));
        return new Cached.Read<>(
                new Policy(rules, caps, quiet, registers, Boolean.TRUE.equals(suppressing), zone), asOf.getFirst());
    }
}
