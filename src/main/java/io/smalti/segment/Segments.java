package io.smalti.segment;

import io.smalti.customer.Suggestions;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import io.smalti.segment.average.Yardsticks;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.Today;
import io.smalti.segment.rule.Yardstick;
import io.smalti.segment.rule.reading.InvalidRule;
import io.smalti.segment.rule.reading.RuleJson;
import io.smalti.segment.rule.reading.RuleLimits;
import io.smalti.segment.rule.reading.RuleNames;
import io.smalti.segment.rule.reading.RuleReader;
import jakarta.inject.Singleton;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All segments with their rules read, kept per instance. One cheap statement tells whether the database has other ones:
 * who writes memberships must not do so by an outdated rule, so that a notification would come too late.
 */
@Singleton
public class Segments {
    private static final Logger LOG = Logger.getLogger(Segments.class);
    private static final RuleLimits ANY_SIZE =
            new RuleLimits.Of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final Sql sql;
    private final Yardsticks yardsticks;
    private final NamedThings names;
    private final Suggestions suggestions;
    /** The versions whose rules cannot be read, of which one message is enough. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Catalogue catalogue;

    Segments(Sql sql, Yardsticks yardsticks, NamedThings names, Suggestions suggestions) {
        this.sql = sql;
        this.yardsticks = yardsticks;
        this.names = names;
        this.suggestions = suggestions;
    }

    /** A segment and what its rule means. */
    public record Ruled(long number, String key, String name, Rule rule) {
        /** Keys of the segments whose members the rule asks for. */
        Set<String> uses() {
            return Segments.uses(rule);
        }
    }

    /**
     * All segments by key, each after those whose members its rule asks for.
     *
     * @param applied with the rules that memberships follow
     * @param defined with the rules as they were written last
     * @param pending numbers of those whose memberships are being computed anew, by the rules as defined
     * @param yardstick what the numbers in rules are measured by
     */
    public record Catalogue(
            String state,
            Map<String, Ruled> applied,
            Map<String, Ruled> defined,
            Set<Long> pending,
            Yardstick yardstick,
            Suggestions suggestions) {

        public Today at(ZonedDateTime now) {
            return new Today(now, yardstick, suggestions);
        }

        /** As its members are made; as defined, while it has none. */
        @Nullable
        public Ruled get(String key) {
            var found = applied.get(key);
            return found == null ? defined.get(key) : found;
        }

        public boolean has(String key) {
            return defined.containsKey(key);
        }

        /** The segments whose rules ask for members of this one, directly or not, in the order of computing. */
        public List<Ruled> dependents(String key) {
            var concerned = new LinkedHashSet<>(Set.of(key));
            var found = new ArrayList<Ruled>();
            for (var ruled : defined.values()) {
                if (ruled.uses().stream().anyMatch(concerned::contains)) {
                    concerned.add(ruled.key());
                    found.add(ruled);
                }
            }
            return found;
        }

        /** Those that are being computed anew, in the order of computing. */
        public List<Ruled> coming() {
            return defined.values().stream()
                    .filter(ruled -> pending.contains(ruled.number()))
                    .toList();
        }

        /** Every rule that somebody may be measured by now. */
        public List<Rule> rules() {
            return Stream.concat(applied.values().stream(), coming().stream())
                    .map(Ruled::rule)
                    .toList();
        }

        public Set<Long> numbers() {
            return applied.values().stream().map(Ruled::number).collect(Collectors.toSet());
        }

        public long number(String key) {
            return Objects.requireNonNull(defined.get(key), key).number();
        }
    }

    static Set<String> uses(Rule rule) {
        return rule.conditions()
                .flatMap(condition -> condition instanceof Rule.Member(var key)
                        ? java.util.stream.Stream.of(key)
                        : java.util.stream.Stream.empty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The segments as the current transaction sees them. */
    @Transactional
    public Catalogue current() {
        // a version alone may have been rolled back and given to another rule, or have been written twice by one
        // transaction
        var state = sql.first("""
                select coalesce(string_agg(id || ':' || version || ':' || xmin::text || ctid::text, ',' order by id), '') || ';'
                    || coalesce((select max(computed_at) from trait_average)::text, '') || ';'
                    || coalesce((select string_agg(y.id::text, ',' order by y.id) from typology y where y.active), '') || ';'
                    || coalesce((select max(computed_at) from rfm_border)::text, '') || ';'
                    || coalesce((select string_agg(g::text, '' order by sequence) from rfm_group g), '') || ';'
                    || coalesce((select max(changed_at) from postcode_place)::text, '')
                from segment""", row -> row.text(1));
        var known = catalogue;
        if (known != null && known.state().equals(state)) {
            return known;
        }
        var fresh = read(Objects.requireNonNull(state));
        catalogue = fresh;
        return fresh;
    }

    private record Stored(
            long number,
            String key,
            String name,
            int version,
            @Nullable String rule,
            @Nullable String applied,
            boolean computed,
            boolean pending) {}

    private Catalogue read(String state) {
        var segments = sql.list(
                """
                select id, key, name, version, rule::text, applied_rule::text, kind = 'LIST' or applied_rule is not null, pending
                from segment order by id""",
                row -> new Stored(
                        row.longValue(1),
                        row.text(2),
                        row.text(3),
                        row.intValue(4),
                        row.textOrNull(5),
                        row.textOrNull(6),
                        row.booleanValue(7),
                        row.booleanValue(8)));
        var keys = segments.stream().map(Stored::key).collect(Collectors.toSet());
        var written = new HashMap<String, RuleInput>();
        segments.forEach(stored -> {
            parse(stored, stored.rule(), written);
            parse(stored, stored.applied(), written);
        });
        var known = names.of(written.values(), keys::contains).withAnyAverage();
        var applied = new LinkedHashMap<String, Ruled>();
        var defined = new LinkedHashMap<String, Ruled>();
        for (var stored : segments) {
            read(stored, stored.rule(), written, known, defined);
            if (stored.computed()) {
                read(stored, stored.applied(), written, known, applied);
            }
        }
        return new Catalogue(
                state,
                ordered(applied),
                ordered(defined),
                segments.stream().filter(Stored::pending).map(Stored::number).collect(Collectors.toSet()),
                yardsticks.current(),
                suggestions);
    }

    private void parse(Stored stored, @Nullable String json, Map<String, RuleInput> into) {
        try {
            if (json != null) {
                into.put(json, RuleJson.read(json));
            }
        } catch (IllegalArgumentException e) {
            tell(stored, e);
        }
    }

    /** @param json null for a list */
    private void read(
            Stored stored,
            @Nullable String json,
            Map<String, RuleInput> written,
            RuleNames known,
            Map<String, Ruled> into) {
        var input = json == null ? null : written.get(json);
        if (json != null && input == null) {
            return;
        }
        try {
            var rule = input == null
                    ? new Rule.Listed(stored.number())
                    : RuleReader.read(input, "rule", ANY_SIZE, true, known);
            into.put(stored.key(), new Ruled(stored.number(), stored.key(), stored.name(), rule));
        } catch (InvalidRule e) {
            tell(stored, e);
        }
    }

    private void tell(Stored stored, RuntimeException e) {
        if (told.add(stored.number() + ":" + stored.version())) {
            LOG.errorf("The rule of segment '%s' cannot be read; its members stay: %s", stored.key(), e.getMessage());
        }
    }

    private static Map<String, Ruled> ordered(Map<String, Ruled> unordered) {
        var ordered = new LinkedHashMap<String, Ruled>();
        unordered.keySet().forEach(key -> put(key, unordered, ordered));
        return ordered;
    }

    private static void put(String key, Map<String, Ruled> all, Map<String, Ruled> ordered) {
        var ruled = all.get(key);
        if (ruled != null && !ordered.containsKey(key)) {
            ruled.uses().forEach(used -> put(used, all, ordered));
            ordered.put(key, ruled);
        }
    }

    /** The way by which a segment with this rule would lead back to itself, key by key; empty when it does not. */
    public static List<String> cycle(String key, Rule rule, Map<String, Ruled> segments) {
        return cycle(key, uses(rule), segments, List.of(key));
    }

    private static List<String> cycle(String key, Set<String> uses, Map<String, Ruled> segments, List<String> way) {
        for (var used : uses) {
            var longer = RuleReader.below(way, used);
            if (used.equals(key)) {
                return longer;
            }
            var next = segments.get(used);
            var found = next == null ? List.<String>of() : cycle(key, next.uses(), segments, longer);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
