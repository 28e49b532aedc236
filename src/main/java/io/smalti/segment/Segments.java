package io.smalti.segment;

import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All segments with their rules read, kept per instance. One cheap statement tells whether the database has other ones:
 * who writes memberships must not do so by an outdated rule, so that a notification would come too late.
 */
@ApplicationScoped
class Segments {
    private static final Logger LOG = Logger.getLogger(Segments.class);
    private static final RuleLimits ANY_SIZE =
            new RuleLimits.Of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final Sql sql;
    private final Yardsticks yardsticks;
    /** The versions whose rules cannot be read, of which one message is enough. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private volatile Catalogue catalogue = new Catalogue("", Map.of(), Yardstick.NONE);

    Segments(Sql sql, Yardsticks yardsticks) {
        this.sql = sql;
        this.yardsticks = yardsticks;
    }

    /** A segment and what its rule means. */
    record Ruled(long number, String key, String name, Rule rule) {
        /** Keys of the segments whose members the rule asks for. */
        Set<String> uses() {
            return Segments.uses(rule);
        }
    }

    /**
     * @param segments by key; each after those whose members its rule asks for
     * @param yardstick what the numbers in their rules are measured by
     */
    record Catalogue(String state, Map<String, Ruled> segments, Yardstick yardstick) {
        @Nullable
        Ruled get(String key) {
            return segments.get(key);
        }

        /** The segments whose rules ask for members of this one, directly or not, in the order of computing. */
        List<Ruled> dependents(String key) {
            var concerned = new LinkedHashSet<>(Set.of(key));
            var found = new ArrayList<Ruled>();
            for (var ruled : segments.values()) {
                if (ruled.uses().stream().anyMatch(concerned::contains)) {
                    concerned.add(ruled.key());
                    found.add(ruled);
                }
            }
            return found;
        }

        Set<Long> numbers() {
            return segments.values().stream().map(Ruled::number).collect(Collectors.toSet());
        }

        long number(String key) {
            return Objects.requireNonNull(segments.get(key), key).number();
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
    Catalogue current() {
        // xmin: a version alone may have been rolled back and given to another rule
        var state = sql.first("""
                select coalesce(string_agg(id || ':' || version || ':' || xmin::text, ',' order by id), '') || ';'
                    || coalesce((select max(computed_at) from trait_average)::text, '') || ';'
                    || coalesce((select max(computed_at) from rfm_border)::text, '')
                from segment""", row -> row.text(1));
        var known = catalogue;
        if (known.state().equals(state)) {
            return known;
        }
        var fresh = new Catalogue(Objects.requireNonNull(state), read(), yardsticks.current());
        catalogue = fresh;
        return fresh;
    }

    private Map<String, Ruled> read() {
        record Stored(long number, String key, String name, int version, String rule) {}
        var segments = sql.list(
                "select id, key, name, version, rule::text from segment order by id",
                row -> new Stored(row.longValue(1), row.text(2), row.text(3), row.intValue(4), row.text(5)));
        var keys = segments.stream().map(Stored::key).collect(Collectors.toSet());
        var unordered = new LinkedHashMap<String, Ruled>();
        for (var stored : segments) {
            try {
                var rule = RuleReader.read(RuleJson.read(stored.rule()), "rule", ANY_SIZE, true, keys::contains);
                unordered.put(stored.key(), new Ruled(stored.number(), stored.key(), stored.name(), rule));
            } catch (InvalidRule | IllegalArgumentException e) {
                if (told.add(stored.number() + ":" + stored.version())) {
                    LOG.errorf(
                            "The rule of segment '%s' cannot be read; its members stay: %s",
                            stored.key(), e.getMessage());
                }
            }
        }
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
    static List<String> cycle(String key, Rule rule, Map<String, Ruled> segments) {
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
