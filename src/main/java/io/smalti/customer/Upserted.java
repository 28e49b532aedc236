package io.smalti.customer;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one item of a bulk write.
 *
 * @param key of what was written; null when rejected
 * @param problems why it was rejected; for other outcomes, what was left out of it
 */
@RegisterForReflection
public record Upserted(Outcome outcome, @Nullable Long key, List<Problem> problems) {
    public static final TypeReference<List<Upserted>> LIST = new TypeReference<>() {};

    public static Upserted rejected(List<Problem> problems) {
        return new Upserted(Outcome.REJECTED, null, List.copyOf(problems));
    }
}
