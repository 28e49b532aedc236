package io.smalti.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 1);
    private static final Atlas ATLAS = new Atlas();
    private static final List<Person> PEOPLE = people(7, 20_000);

    @Test
    void drawsTheSamePersonForTheSameSeedAndNumber() {
        var again = people(7, 50);
        assertThat(again).isEqualTo(PEOPLE.subList(0, 50));
        assertThat(people(8, 50)).isNotEqualTo(again);
    }

    @Test
    void spreadsOverTypesAsTheTypologySaysForPeopleWhoShopForTheHome() {
        var drawn = shares(PEOPLE.stream().map(person -> person.type().code()).toList());
        double[] expected = new double[ATLAS.types.size()];
        double sum = 0;
        var national = Resource.json("typology/typology.json").get("types");
        for (int i = 0; i < expected.length; i++) {
            expected[i] = national.get(i).get("shareOfAdultsPct").asDouble()
                    * ATLAS.types.get(i).appeal();
            sum += expected[i];
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(drawn.getOrDefault(ATLAS.types.get(i).code(), 0.0))
                    .as(ATLAS.types.get(i).code())
                    .isCloseTo(expected[i] / sum, within(0.008));
        }
    }

    @Test
    void spreadsOverAgeBandsLikeTheNation() {
        var bands = Resource.json("typology/typology.json").get("ageBands");
        for (int i = 0; i < ATLAS.bands.size(); i++) {
            int from = ATLAS.bands.get(i).from();
            int until = i + 1 < ATLAS.bands.size() ? ATLAS.bands.get(i + 1).from() : 200;
            double share = PEOPLE.stream()
                            .filter(person -> person.age() >= from && person.age() < until)
                            .count()
                    / (double) PEOPLE.size();
            assertThat(share)
                    .as("from " + from)
                    .isCloseTo(bands.get(i).get("adultSharePct").asDouble() / 100, within(0.025));
        }
    }

    @Test
    void speaksTheLanguageOfThePlace() {
        var languages = shares(PEOPLE.stream().map(Person::language).toList());
        assertThat(languages).containsOnlyKeys("nl", "fr", "de", "en", "no");
        assertThat(languages.get("nl")).isBetween(0.5, 0.65);
        assertThat(languages.get("fr")).isBetween(0.3, 0.45);
        assertThat(languages.get("de")).isGreaterThan(0.01);
    }

    @Test
    void keepsPeoplePlausible() {
        assertThat(PEOPLE).allSatisfy(person -> {
            assertThat(person.birth().plusYears(person.age())).isBeforeOrEqualTo(UNTIL);
            assertThat(person.birth().plusYears(person.age() + 1L)).isAfter(UNTIL);
            assertThat(person.income()).isBetween(900, 12_500);
            assertThat(person.activity().equals("RETIRED") && person.age() < 60).isFalse();
            assertThat(Names.plain(person.name().family())).isNotEmpty();
        });
    }

    private static List<Person> people(long seed, int count) {
        var population = new Population(ATLAS, new Names(), seed, UNTIL);
        return LongStream.range(0, count).mapToObj(population::person).toList();
    }

    private static Map<String, Double> shares(List<String> values) {
        var shares = new HashMap<String, Double>();
        values.forEach(value -> shares.merge(value, 1.0 / values.size(), Double::sum));
        return shares;
    }
}
