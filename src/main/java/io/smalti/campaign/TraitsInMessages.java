package io.smalti.campaign;

import io.smalti.customer.registry.TraitRetiring;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Speaks for the texts that print a trait. */
@Singleton
class TraitsInMessages {
    private final Sql sql;

    TraitsInMessages(Sql sql) {
        this.sql = sql;
    }

    /** A code is letters and digits, and so a pattern of itself. */
    void retiring(@Observes TraitRetiring asked) {
        sql.list(
                        "select distinct c.key from variant v join campaign c on c.id = v.campaign_id"
                                + " where concat_ws(' ', v.subject, v.body) ~ ? order by c.key",
                        row -> row.text(1),
                        "\\{\\{\\s*" + asked.code() + "\\s*[|}]")
                .forEach(key -> asked.users().add("campaign " + key));
    }
}
