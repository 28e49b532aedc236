package io.smalti.insight.breadth;

import io.smalti.campaign.CompiledCampaign;
import io.smalti.customer.Channel;
import io.smalti.customer.Customers;
import io.smalti.customer.Traits;
import io.smalti.customer.completeness.Completeness;
import io.smalti.platform.database.Sql;
import io.smalti.typology.Age;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts people by completeness and by what may be used of them; what each kind of people is offered is found in memory. */
@Singleton
class Breadth {
    /** More are not counted, but a part of them, so that the answer comes in time. */
    private static final int MOST = 200_000;

    private final Sql sql;
    private final Customers customers;

    Breadth(Sql sql, Customers customers) {
        this.sql = sql;
        this.customers = customers;
    }

    /**
     * People of whom the same is known, as far as it matters here.
     *
     * @param step of completeness: 0 below a fifth, 4 from four fifths on
     */
    record Alike(
            int step,
            @Nullable String type,
            @Nullable String group,
            @Nullable String country,
            @Nullable Integer age,
            int people,
            long segments,
            int withoutSegment) {}

    BreadthOfOffer report(@Nullable CompiledCampaign campaign, Channel channel, @Nullable String language) {
        int oneIn = oneIn();
        var tallies = new ArrayList<BreadthTally>();
        for (int step = 0; step < BreadthTally.STEPS; step++) {
            tallies.add(new BreadthTally(
                    step,
                    campaign == null
                            ? null
                            : new Offers(
                                    campaign, channel, language, customers.now().toInstant())));
        }
        int people = 0;
        for (var alike : count(oneIn)) {
            people += alike.people();
            var age = alike.age() == null ? null : new Age(alike.age(), false);
            var band = customers.band(age, alike.country());
            tallies.get(alike.step()).add(alike, band == null ? null : band.code());
        }
        return new BreadthOfOffer(
                people, oneIn, tallies.stream().map(BreadthTally::result).toList());
    }

    private int oneIn() {
        long about = Objects.requireNonNull(sql.first(
                "select greatest(reltuples, 0)::bigint from pg_class where oid = 'customer'::regclass",
                row -> row.longValue(1)));
        return (int) Math.max(1, (about + MOST - 1) / MOST);
    }

    private List<Alike> count(int oneIn) {
        var now = customers.now();
        var age = Objects.requireNonNull(Traits.get("age")).expression(now);
        return sql.list(
                """
                select least(4, floor(5 * share))::int, type, grp, country, age, count(*), sum(segments),
                    count(*) filter (where segments = 0)
                from (
                    select %s as share, case when t.level = 'TYPE' then t.type_code end as type,
                        case when t.level <> 'NONE' then t.group_code end as grp, c.country::text as country, %s as age,
                        (select count(*) from membership m where m.customer_id = c.id) as segments
                    from %s
                    where c.id %% ? = 0 and not c.profiling_objection and not c.restricted) p
                where age >= 18 or age is null
                group by 1, 2, 3, 4, 5""".formatted(Completeness.expression(now), age, Customers.FROM),
                row -> new Alike(
                        row.intValue(1),
                        row.textOrNull(2),
                        row.textOrNull(3),
                        row.textOrNull(4),
                        row.intOrNull(5),
                        row.intValue(6),
                        row.longValue(7),
                        row.intValue(8)),
                oneIn);
    }
}
