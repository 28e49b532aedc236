package io.smalti.customer;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a source says about people, read and checked, and as far as they may be new, ready to be written. */
public final class PreparedCustomers {
    private final List<Draft> drafts;
    private final Source source;
    private final ZonedDateTime now;
    private final Map<String, List<Integer>> positions = new LinkedHashMap<>();
    private final BitSet accepted = new BitSet();
    private final Map<String, Merge> merges = new HashMap<>();
    private @Nullable FreshCustomers fresh;

    /** Read and checked, no more. */
    PreparedCustomers(List<Draft> drafts, Source source, ZonedDateTime now) {
        this.drafts = drafts;
        this.source = source;
        this.now = now;
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).refusals().isEmpty()) {
                accepted.set(i);
                positions
                        .computeIfAbsent(drafts.get(i).externalId(), id -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /** Lays them on nothing, as if all were new; the draft of whom is not has to be read again. Organisations need the database. */
    PreparedCustomers asNew(Profiles profiles) {
        if (drafts.stream().anyMatch(draft -> draft.item().organisation() != null)) {
            return this;
        }
        var stamps = new Stamps(source);
        var stored = new HashMap<String, Merge>();
        positions.forEach((externalId, places) -> {
            var merge = new Merge(profiles, Map.of(), stamps, profiles.blank(externalId, now), false);
            places.forEach(i -> merge.add(drafts.get(i)));
            merges.put(externalId, merge);
            if (merge.stored()) {
                stored.put(externalId, merge);
            }
        });
        fresh = FreshCustomers.of(stored, now.toInstant());
        return this;
    }

    List<Draft> drafts() {
        return drafts;
    }

    Source source() {
        return source;
    }

    ZonedDateTime now() {
        return now;
    }

    /** Whether the draft at this position may be written. */
    boolean accepts(int position) {
        return accepted.get(position);
    }

    /** The drafts that may be written, by external id: their positions. */
    Map<String, List<Integer>> positions() {
        return positions;
    }

    /** What becomes of somebody new; null when that is not prepared. */
    @Nullable
    Merge merge(String externalId) {
        return merges.get(externalId);
    }

    /** Null when that is not prepared. */
    @Nullable
    FreshCustomers fresh() {
        return fresh;
    }
}
