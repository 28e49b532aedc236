package io.smalti.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.smalti.customer.Traits;
import io.smalti.typology.Assignment;
import io.smalti.typology.NoTypeReason;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ChronicleTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 1);
    private static final Chronicle CHRONICLE = new Chronicle(1, UNTIL);
    private static final List<Story> STORIES =
            LongStream.range(0, 5_000).mapToObj(CHRONICLE::story).toList();

    @Test
    void writesTheSameBytesForTheSameSeedAndDay() {
        assertThat(checksum(new Chronicle(1, UNTIL))).isEqualTo(checksum(CHRONICLE));
        assertThat(checksum(new Chronicle(2, UNTIL))).isNotEqualTo(checksum(CHRONICLE));
    }

    @Test
    void keepsEveryDayBeforeTheEnd() {
        var end = UNTIL.atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(STORIES).allSatisfy(story -> {
            assertThat(story.joined()).isBefore(UNTIL);
            assertThat(story.purchases().isEmpty()
                            || story.person()
                                    .birth()
                                    .plusYears(18)
                                    .isBefore(story.joined().plusDays(2)))
                    .isTrue();
            assertThat(story.purchases()).allMatch(purchase -> !purchase.at().isAfter(end));
            assertThat(story.moments()).allMatch(moment -> moment.at().isBefore(end));
            assertThat(story.permissions())
                    .allMatch(permission -> !permission.at().isAfter(end));
        });
    }

    @Test
    void ordersTheWayAShopIsOrderedFrom() {
        var buyers =
                STORIES.stream().filter(story -> !story.purchases().isEmpty()).toList();
        double once = share(buyers, story -> orders(story) == 1);
        assertThat(once).isBetween(0.35, 0.6);
        assertThat(share(buyers, story -> orders(story) >= 10)).isBetween(0.01, 0.15);
        var purchases =
                buyers.stream().flatMap(story -> story.purchases().stream()).toList();
        double returns = purchases.stream().filter(Purchase::returned).count() / (double) purchases.size();
        assertThat(returns).isCloseTo(0.055, within(0.02));
        assertThat(share(STORIES, story -> story.lifecycle().equals("PROSPECT")))
                .isBetween(0.18, 0.25);
        assertThat(share(buyers, story -> story.lifecycle().equals("LAPSED"))).isBetween(0.15, 0.6);
    }

    @Test
    void knowsMostPeopleThinly() {
        assertThat(share(STORIES, story -> story.level() == Documentation.RICH)).isBetween(0.1, 0.15);
        assertThat(share(STORIES, story -> story.dossier().knows("postcode"))).isBetween(0.65, 0.9);
        assertThat(STORIES)
                .anyMatch(story -> story.person().age() < 18)
                .anyMatch(story -> "NO".equals(story.dossier().text("country")))
                .anyMatch(story -> !story.purchases().isEmpty()
                        && story.dossier().value("postcode") == null
                        && story.dossier().value("email") == null);
    }

    @Test
    void namesOnlyTraitsThatExist() {
        var codes = new HashSet<String>();
        STORIES.forEach(story -> codes.addAll(story.dossier().traits()));
        assertThat(codes).allMatch(code -> Traits.get(code) != null);
        assertThat(codes).hasSizeGreaterThan(30);
    }

    @Test
    void givesNobodyTheAddressOfAnother() {
        var addresses = STORIES.stream()
                .map(story -> story.dossier().text("email"))
                .filter(address -> address != null)
                .toList();
        assertThat(addresses).doesNotHaveDuplicates().allMatch(address -> address.matches("[a-z0-9.-]+@[a-z0-9.-]+"));
    }

    private static long checksum(Chronicle chronicle) {
        var tables = new Tables(new Tables.Keys());
        for (long number = 0; number < 300; number++) {
            tables.add(chronicle.story(number), Assignment.none(NoTypeReason.FOREIGN), 1);
        }
        var sum = new CRC32();
        tables.all().forEach(rows -> sum.update(rows.toBytes()));
        return sum.getValue();
    }

    private static long orders(Story story) {
        return story.purchases().stream().filter(Purchase::counts).count();
    }

    private static double share(List<Story> stories, Predicate<Story> condition) {
        return stories.stream().filter(condition).count() / (double) stories.size();
    }
}
