package io.smalti.customer.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smalti.customer.Identifier;
import io.smalti.customer.IdentifierKind;
import io.smalti.customer.Trait;
import io.smalti.customer.Traits;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads and changes the rules of identity; what is changed holds at once here and soon on all instances. */
@Singleton
class IdentityRules {
    private final Sql sql;
    private final MergeRepository merges;
    private final IdentifierRulesLoader loader;

    IdentityRules(Sql sql, MergeRepository merges, IdentifierRulesLoader loader) {
        this.sql = sql;
        this.merges = merges;
        this.loader = loader;
    }

    @Transactional
    List<KindOfIdentifier> kinds() {
        return sql.list(
                """
                select r.kind, r.most, r.strong, (select count(*) from blocked_identifier b where b.kind = r.kind)
                from identifier_rule r order by r.kind""",
                row -> new KindOfIdentifier(
                        row.constant(1, IdentifierKind.class), row.intValue(2), row.booleanValue(3), row.intValue(4)));
    }

    @Transactional
    List<TraitMergeRule> merging() {
        var own = merges.rules();
        return Traits.all().stream()
                .filter(Trait::writable)
                .map(trait -> new TraitMergeRule(trait, own.getOrDefault(trait.code(), Decisions.usual(trait))))
                .toList();
    }

    void set(IdentifierKind kind, int most, boolean strong) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update identifier_rule set most = ?, strong = ? where kind = ?", most, strong, kind));
        loader.refresh();
    }

    void set(String trait, MergeRule rule) {
        QuarkusTransaction.requiringNew().run(() -> merges.rule(trait, rule));
    }

    void block(Identifier identifier, String reason) {
        var normal = identifier.normal();
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("""
                    insert into blocked_identifier (kind, value, reason) values (?, ?, ?)
                    on conflict (kind, value) do update set reason = excluded.reason""", normal.kind(), normal.value(), reason);
            sql.update("delete from customer_identifier where kind = ? and value = ?", normal.kind(), normal.value());
        });
        loader.refresh();
    }
}
