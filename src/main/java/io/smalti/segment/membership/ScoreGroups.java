package io.smalti.segment.membership;

import io.quarkus.runtime.StartupEvent;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Changes;
import io.smalti.platform.database.Sql;
import io.smalti.segment.rule.Rule;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Lets memberships follow the table of the named groups of scores, whoever changes it: what it said when they followed it
 * last is kept, so that of several instances one begins, and a change that nobody heard of is seen later.
 */
@Singleton
class ScoreGroups implements Changes.Listener {
    private static final String CHANGED = """
            from (select coalesce(string_agg(g::text, '' order by sequence), '') as says from rfm_group g) now
            where rfm_groups is distinct from now.says""";

    private final Sql sql;
    private final Changes changes;
    private final Memberships memberships;
    private final Recomputation recomputation;

    ScoreGroups(Sql sql, Changes changes, Memberships memberships, Recomputation recomputation) {
        this.sql = sql;
        this.changes = changes;
        this.memberships = memberships;
        this.recomputation = recomputation;
    }

    void start(@Observes StartupEvent started) {
        changes.listen("rfm_group", this);
    }

    @Override
    public void changed(long id, Instant at) {
        follow();
    }

    @Override
    public void missed(Instant at) {
        follow();
    }

    /** Does nothing when the table says what it said. */
    @Transactional
    void follow() {
        if (sql.first("select 1 from segment_refresh, lateral (select 1 " + CHANGED + ") c", row -> row.intValue(1))
                == null) {
            return;
        }
        memberships.keepOthersOut();
        if (sql.update("update segment_refresh set rfm_groups = now.says " + CHANGED) > 0) {
            recomputation.beginWhere(rule -> rule.conditions()
                    .anyMatch(condition ->
                            condition instanceof Rule.Scored(var asked, var except) && asked.group() != null));
        }
    }
}
