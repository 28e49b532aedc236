package io.smalti.customer.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smalti.customer.Fate;
import io.smalti.customer.FormerValue;
import io.smalti.customer.Origin;
import io.smalti.customer.Provenance;
import io.smalti.customer.Source;
import io.smalti.customer.Traits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who says something about an organisation, and when.
 *
 * @param nulls names of what is taken back
 */
record OrganisationVoice(Provenance.Entry entry, Set<String> nulls, Instant now) {
    static OrganisationVoice of(OrganisationFacts facts, Source source, Set<String> nulls, Instant now) {
        var entry = new Provenance.Entry(
                facts.origin() == null ? Origin.DECLARED : facts.origin(),
                source,
                facts.observedAt() == null ? now : facts.observedAt(),
                facts.confidence() == null ? 1 : facts.confidence(),
                null);
        return new OrganisationVoice(entry, nulls, now);
    }

    /**
     * Weighs what is said against what is there, by the same rules as those of a customer.
     *
     * @param since when values of which nobody keeps who said them may have come
     */
    Weighing over(String provenance, Instant since) {
        return new Weighing(this, provenance, new Provenance(provenance).tree(), since, new ArrayList<>());
    }

    /** @param former values that do not count any more, or lost against those that do */
    record Weighing(OrganisationVoice voice, String before, ObjectNode known, Instant since, List<FormerValue> former) {
        /** The value that counts from now on. */
        <T> @Nullable T of(String code, @Nullable T said, @Nullable T present) {
            if (said == null && (present == null || !voice.nulls().contains(code))) {
                return present;
            }
            var before = Provenance.entry(known.get(code));
            var trait = Objects.requireNonNull(Traits.get(code));
            boolean same = same(said, present);
            if (!same && !voice.entry().beats(before, trait, voice.now())) {
                if (said != null) {
                    former.add(new FormerValue(code, said, voice.entry(), Fate.OUTWEIGHED, null));
                }
                return present;
            }
            if (!same && present != null) {
                var was = before == null ? new Provenance.Entry(Origin.OBSERVED, null, since, 1, null) : before;
                former.add(new FormerValue(code, present, was, said == null ? Fate.TAKEN_BACK : Fate.REPLACED, null));
            }
            if (!same || before == null || voice.entry().origin().compareTo(before.origin()) < 0) {
                known.set(code, voice.entry().toJson());
            }
            return said;
        }

        /** As it was, to the letter, where nothing else is known. */
        String provenance() {
            return known.equals(new Provenance(before).tree()) ? before : known.toString();
        }

        private static boolean same(@Nullable Object one, @Nullable Object other) {
            return one instanceof BigDecimal a && other instanceof BigDecimal b
                    ? a.compareTo(b) == 0
                    : Objects.equals(one, other);
        }
    }
}
