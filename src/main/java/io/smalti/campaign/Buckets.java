package io.smalti.campaign;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Stable chance: a subject falls into one of 10,000 buckets per key and seed, and choices own ranges of buckets, so that
 * another weight moves few subjects. {@code murmur3_x86_32(key + ":" + subject, seed) mod 10000}.
 */
final class Buckets {
    static final int COUNT = 10_000;
    static final int WORDING_SEED = 86_028_157;
    /** Another seed than that of the wordings, lest the control group be drawn from one of them. */
    static final int CONTROL_SEED = 15_485_863;

    private Buckets() {}

    static int of(String key, String subject, int seed, int count) {
        var bytes = (key + ":" + subject).getBytes(StandardCharsets.UTF_8);
        return Integer.remainderUnsigned(MurmurHash3.hash32x86(bytes, 0, bytes.length, seed), count);
    }

    /** The choice whose range holds the bucket; ranges in the order of the choices, as wide as their weights. */
    static <T> T pick(List<T> choices, ToIntFunction<T> weight, int bucket) {
        long total = 0;
        for (var choice : choices) {
            total += weight.applyAsInt(choice);
        }
        long upTo = 0;
        for (var choice : choices) {
            upTo += weight.applyAsInt(choice);
            if (bucket * total < upTo * COUNT) {
                return choice;
            }
        }
        return choices.getLast();
    }
}
