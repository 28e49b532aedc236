package io.smalti.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.smalti.customer.Channel;
import io.smalti.permission.Preference;
import io.smalti.typology.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;

/** The choice of a cell against a plain reading of the rules, over generated matrices and every cell. */
class LadderPropertyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final List<String> BANDS = List.of(
            "18-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "75+");
    private static final List<String> LANGUAGES = List.of("nl", "nl-BE", "fr");
    private static final String DEFAULT = "fr";

    private record Type(String code, String group) {}

    /** 33 types in 8 groups. */
    private static List<Type> types() {
        var types = new ArrayList<Type>();
        for (int i = 0; i < 33; i++) {
            var group = String.valueOf((char) ('A' + i / 4 - (i == 32 ? 1 : 0)));
            types.add(new Type("%s%02d".formatted(group, i + 1), group));
        }
        return types;
    }

    private record Written(
            String language,
            @Nullable String type,
            @Nullable String group,
            @Nullable String band) {}

    private static Set<Written> matrix(Random random, double share) {
        var written = new HashSet<Written>();
        for (var language : LANGUAGES) {
            for (var band : bandsAndNone()) {
                types().forEach(type -> maybe(written, random, share, new Written(language, type.code(), null, band)));
                "ABCDEFGH"
                        .chars()
                        .mapToObj(Character::toString)
                        .forEach(group -> maybe(written, random, share, new Written(language, null, group, band)));
                maybe(written, random, share, new Written(language, null, null, band));
            }
        }
        return written;
    }

    private static void maybe(Set<Written> written, Random random, double share, Written place) {
        if (random.nextDouble() < share) {
            written.add(place);
        }
    }

    private static List<@Nullable String> bandsAndNone() {
        var all = new ArrayList<@Nullable String>(BANDS);
        all.add(null);
        return all;
    }

    @Property(tries = 60)
    void findsWhatThePlainReadingFinds(@ForAll Random random, @ForAll @DoubleRange(min = 0, max = 0.4) double share) {
        var written = matrix(random, share * share);
        var campaign = compiled(written);
        for (var wanted : java.util.Arrays.asList(null, "nl", "nl-BE", "nl_be", "NL-nl", "fr-BE", "de", "xx-YY")) {
            for (var type : types()) {
                for (var band : bandsAndNone()) {
                    for (var level : Level.values()) {
                        var path = new ArrayList<Step>();
                        var chosen = campaign.choose(
                                Channel.SMS,
                                campaign.chain(wanted),
                                Standing.at(level, type.code(), type.group(), band)
                                        .ladder(),
                                NOW,
                                true,
                                Preference.NONE,
                                List::getFirst,
                                path);
                        var expected = plainReading(written, wanted, level, type, band);
                        assertThat(chosen == null ? null : place(chosen)).isEqualTo(expected);
                        assertThat(path.stream().filter(step -> step.outcome() == Step.Outcome.FOUND))
                                .hasSize(expected == null ? 0 : 1);
                    }
                }
            }
        }
    }

    private static @Nullable Written plainReading(
            Set<Written> written, @Nullable String wanted, Level level, Type type, @Nullable String band) {
        var chain = new LinkedHashSet<String>();
        if (wanted != null) {
            var tag = wanted.replace('_', '-');
            chain.add(
                    tag.length() > 2
                            ? tag.substring(0, 2).toLowerCase()
                                    + tag.substring(2).toUpperCase()
                            : tag);
            chain.add(wanted.substring(0, 2).toLowerCase());
        }
        chain.add(DEFAULT);
        for (var language : chain) {
            var ladder = new ArrayList<Written>();
            if (level == Level.TYPE && band != null) {
                ladder.add(new Written(language, type.code(), null, band));
            }
            if (level != Level.NONE && band != null) {
                ladder.add(new Written(language, null, type.group(), band));
            }
            if (level == Level.TYPE) {
                ladder.add(new Written(language, type.code(), null, null));
            }
            if (level != Level.NONE) {
                ladder.add(new Written(language, null, type.group(), null));
            }
            if (band != null) {
                ladder.add(new Written(language, null, null, band));
            }
            ladder.add(new Written(language, null, null, null));
            for (var place : ladder) {
                if (written.contains(place)) {
                    return place;
                }
            }
        }
        return null;
    }

    private static Written place(CompiledCampaign.Chosen chosen) {
        var cell = chosen.wording().variant().cell();
        assertThat(chosen.wording().variant().language()).isEqualTo(chosen.language());
        return new Written(chosen.language(), cell.type(), cell.group(), cell.ageBand());
    }

    private static CompiledCampaign compiled(Set<Written> written) {
        var wordings = written.stream()
                .map(place -> Samples.wording(
                        place.language(), new Cell(place.type(), place.group(), place.band()), "A", "x"))
                .toList();
        return new CompiledCampaign(Samples.campaign(LANGUAGES, DEFAULT), wordings);
    }
}
