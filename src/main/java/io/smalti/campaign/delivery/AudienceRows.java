package io.smalti.campaign.delivery;

import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.Standing;
import io.smalti.customer.Channel;
import io.smalti.customer.Customers;
import io.smalti.customer.Lifecycle;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.permission.Addressee;
import io.smalti.permission.Circumstances;
import io.smalti.permission.Policy;
import io.smalti.permission.Relation;
import io.smalti.typology.Age;
import io.smalti.typology.Level;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The audience of a campaign as rows of COPY, in the order of their keys: the select, and a recipient from each row. What
 * {@link Recipient#of} takes from a customer, and nothing else, is read.
 */
final class AudienceRows {
    private static final List<String> FIXED = List.of(
            "c.id",
            "c.external_id",
            "c.language",
            "c.restricted",
            "c.profiling_objection",
            "c.marketing_objection",
            "array_to_string(c.consented, ',')",
            "array_to_string(c.opted_out, ',')",
            "c.country",
            "c.zone",
            "c.lifecycle",
            "c.birth_date",
            "c.birth_year",
            "c.age_estimate",
            "c.age_estimated_on",
            "t.level",
            "t.type_code",
            "t.group_code");

    private final List<Trait> traits;
    private final String select;
    private final Customers customers;
    private final ZonedDateTime now;
    private final Map<String, LocalDate> days = new HashMap<>();
    private final Interned<Set<Channel>> channels = new Interned<>(AudienceRows::channels);
    private final Interned<String> texts = new Interned<>(text -> text);
    private final Interned<Relation> relations =
            new Interned<>(lifecycle -> Addressee.relation(Lifecycle.valueOf(lifecycle)));
    private final Interned<Level> levels = new Interned<>(Level::valueOf);
    private final Map<Standing, Standing> standings = new HashMap<>();

    /**
     * @param after the key of the last customer before, 0 from the beginning
     * @param now the moment of sending, in the company's zone
     */
    AudienceRows(
            CompiledCampaign campaign,
            Channel channel,
            long after,
            Policy policy,
            Customers customers,
            ZonedDateTime now) {
        this.traits = campaign.traits(channel);
        this.customers = customers;
        this.now = now;
        var columns = new ArrayList<>(FIXED);
        columns.add(Circumstances.columns(policy, now.toInstant(), campaign.isMarketing()));
        traits.forEach(trait -> columns.add(expression(trait, now)));
        var segment = campaign.campaign().segmentKey();
        var from = (segment == null ? "customer c" : "membership m join customer c on c.id = m.customer_id")
                + " left join type_assignment t on t.customer_id = c.id"
                + (traits.stream().anyMatch(trait -> trait.expression(now).contains("b."))
                        ? " left join behaviour b on b.customer_id = c.id"
                        : "")
                + Circumstances.JOIN;
        this.select = "select %s from %s where c.id > %d%s order by c.id"
                .formatted(
                        String.join(", ", columns),
                        from,
                        after,
                        segment == null
                                ? ""
                                : " and m.segment_id = %1$d and m.customer_id > %2$d".formatted(segment, after));
    }

    /** Without parameters. */
    String select() {
        return select;
    }

    int columns() {
        return FIXED.size() + Circumstances.WIDTH + traits.size();
    }

    private static String expression(Trait trait, ZonedDateTime now) {
        var sql = trait.expression(now);
        return switch (trait.type()) {
            case TEXTS -> "array_to_string(" + sql + ", chr(31))";
            case TIME -> "(extract(epoch from " + sql + ") * 1000000)::bigint";
            case TEXT, CHOICE, NUMBER, DATE -> sql;
        };
    }

    Recipient recipient(CopiedRows row) {
        long key = row.number(0);
        boolean objection = row.truth(4);
        var zone = row.constant(9, texts);
        var country = row.constant(8, texts);
        var age = age(row, zone);
        var band = objection ? null : customers.band(age, country);
        var level = row.constant(15, levels);
        var type = row.constant(16, texts);
        boolean typed = level != null && type != null;
        var standing = objection
                ? Standing.UNKNOWN
                : Standing.at(
                        level == null ? Level.NONE : level,
                        type,
                        row.constant(17, texts),
                        band == null ? null : band.code());
        var consented = row.constant(6, channels);
        var optedOut = row.constant(7, channels);
        var relation = row.constant(10, relations);
        var addressee = new Addressee(
                key,
                row.truth(3),
                row.truth(5),
                consented == null ? Set.of() : consented,
                optedOut == null ? Set.of() : optedOut,
                age == null ? null : age.years(),
                country,
                zone,
                relation == null ? Relation.PROSPECT : relation,
                circumstances(row));
        var values = values(row);
        return new Recipient(
                addressee,
                String.valueOf(row.text(1)),
                row.constant(2, texts),
                objection,
                typed ? level : null,
                standings.computeIfAbsent(standing, same -> same),
                age != null && age.estimated(),
                field -> field.text(trait -> values[position(trait)]));
    }

    private int position(Trait wanted) {
        for (int i = 0; i < traits.size(); i++) {
            if (traits.get(i).code().equals(wanted.code())) {
                return i;
            }
        }
        throw new IllegalArgumentException(wanted.code() + " was not read");
    }

    private @Nullable Age age(CopiedRows row, @Nullable String zone) {
        var day = days.computeIfAbsent(
                zone == null ? "" : zone,
                name -> (name.isEmpty() ? now : now.withZoneSameInstant(ZoneId.of(name))).toLocalDate());
        return Age.on(
                day,
                row.day(11),
                row.isNull(12) ? null : (int) row.number(12),
                row.isNull(13) ? null : (int) row.number(13),
                row.day(14));
    }

    private static Circumstances circumstances(CopiedRows row) {
        int first = FIXED.size();
        for (int i = 0; i < Circumstances.WIDTH; i++) {
            if (!row.isNull(first + i)) {
                var columns = new ArrayList<@Nullable String>(Circumstances.WIDTH);
                for (int j = 0; j < Circumstances.WIDTH; j++) {
                    columns.add(row.text(first + j));
                }
                return Circumstances.of(columns);
            }
        }
        return Circumstances.NONE;
    }

    private @Nullable Object[] values(CopiedRows row) {
        var values = new @Nullable Object[traits.size()];
        int first = FIXED.size() + Circumstances.WIDTH;
        for (int i = 0; i < values.length; i++) {
            var text = row.text(first + i);
            values[i] = text == null ? null : value(traits.get(i).type(), text);
        }
        return values;
    }

    private static Object value(TraitType type, String text) {
        return switch (type) {
            case TEXT, CHOICE -> text;
            case NUMBER -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> {
                long micros = Long.parseLong(text);
                yield Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000L) * 1_000);
            }
            case TEXTS -> List.of(text.split("\u001f", -1));
        };
    }

    private static Set<Channel> channels(String joined) {
        return joined.isEmpty()
                ? Set.of()
                : Arrays.stream(joined.split(",", -1))
                        .map(Channel::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
    }
}
