package io.smalti.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void equalsTheGoldenVectors() throws Exception {
        try (var golden = getClass().getResourceAsStream("/golden/murmur3_normalized.json")) {
            var vectors = new ObjectMapper().readTree(golden).get("vectors");
            assertThat(vectors).isNotEmpty();
            for (var vector : vectors) {
                int bucket = Buckets.of(
                        vector.get("groupId").asText(),
                        vector.get("id").asText(),
                        vector.get("seed").asInt(),
                        vector.get("normalizer").asInt());
                assertThat(bucket + 1)
                        .as(vector.toString())
                        .isEqualTo(vector.get("value").asInt());
            }
        }
    }

    private record Choice(String name, int weight) {}

    private static String pick(List<Choice> choices, int bucket) {
        return Buckets.pick(choices, Choice::weight, bucket).name();
    }

    @Test
    void givesRangesAsWideAsTheWeights() {
        var choices = List.of(new Choice("A", 1), new Choice("B", 3));
        assertThat(pick(choices, 0)).isEqualTo("A");
        assertThat(pick(choices, 2499)).isEqualTo("A");
        assertThat(pick(choices, 2500)).isEqualTo("B");
        assertThat(pick(choices, 9999)).isEqualTo("B");
    }

    @Test
    void movesFewWhenAWeightRises() {
        var before = List.of(new Choice("A", 50), new Choice("B", 50));
        var after = List.of(new Choice("A", 60), new Choice("B", 50));
        long moved = IntStream.range(0, Buckets.COUNT)
                .filter(bucket -> !pick(before, bucket).equals(pick(after, bucket)))
                .count();
        assertThat(moved).isBetween(400L, 500L);
    }
}
