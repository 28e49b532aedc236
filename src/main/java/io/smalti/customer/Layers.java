package io.smalti.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smalti.platform.database.TextRows;
import io.smalti.typology.Assignment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a customer with where they come from: what is told is laid upon them, and the stronger origin wins, then the newer. */
final class Layers {
    private final Customer base;
    private final Stamps stamps;
    private final Values values;
    private final ObjectNode provenance;
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<FormerValue> former = new ArrayList<>();
    private @Nullable String written;

    Layers(Customer base, Stamps stamps) {
        this.base = base;
        this.stamps = stamps;
        this.values = new Values(base);
        this.provenance = base.provenance().tree();
    }

    @Nullable
    String text(String code) {
        return values.text(code);
    }

    /** Codes of the traits that are others now, and {@code provenance}. */
    Set<String> changed() {
        return changed;
    }

    /** Values that do not count any more, or lost against those that do. */
    List<FormerValue> former() {
        return former;
    }

    /** All values as they are now. */
    Values values() {
        values.provenance(new Provenance(written()));
        return values;
    }

    /** The type that they suggest. */
    Assignment assignment(Profiles profiles) {
        return profiles.assign(base, values);
    }

    boolean take(Draft draft) {
        var now = base.asOf().toInstant();
        var entry = stamps.of(draft.item(), now);
        var json = stamps.json(entry);
        boolean touched = false;
        for (var pair : draft.values().entrySet()) {
            touched |= take(draft, pair.getKey(), pair.getValue(), entry, json, now);
        }
        for (var trait : draft.takenBack()) {
            touched |= take(draft, trait, null, entry, json, now);
        }
        return touched;
    }

    private boolean take(
            Draft draft, Trait trait, @Nullable Object value, Provenance.Entry entry, ObjectNode json, Instant now) {
        var code = trait.code();
        if (code.equals("ageEstimatedOn") && estimateDecides(draft, value) || backToProspect(code, value)) {
            return false;
        }
        var day = code.equals("ageEstimate") && value != null ? dayOfEstimate(draft, value, entry.observedAt()) : null;
        var known = Provenance.entry(provenance.get(code));
        var present = values.get(trait);
        if (value == null && present == null && known == null) {
            return false;
        }
        boolean same = same(present, value) && (day == null || day.equals(values.get("ageEstimatedOn")));
        boolean wins = draft.correction() != null || entry.beats(known, trait, now);
        boolean confirmed = same
                && known != null
                && wins
                && draft.item().observedAt() != null
                && entry.observedAt().isAfter(known.observedAt());
        boolean stronger = same && (known == null || entry.origin().compareTo(known.origin()) < 0);
        boolean prolonged = same && wins && known != null && !Objects.equals(known.expiresAt(), entry.expiresAt());
        if (!same && !wins) {
            // what takes a value back leaves nothing to be remembered
            if (value != null) {
                former.add(new FormerValue(code, value, entry, Fate.OUTWEIGHED, null));
            }
            return false;
        }
        if (!same) {
            if (present != null) {
                var was =
                        known == null ? new Provenance.Entry(Origin.OBSERVED, null, base.createdAt(), 1, null) : known;
                former.add(new FormerValue(code, present, was, fate(draft, value), draft.correction()));
            }
            set(code, value);
            if (code.equals("ageEstimate")) {
                set("ageEstimatedOn", day);
            }
        }
        if (!same || confirmed || stronger || prolonged) {
            provenance.set(code, json);
            written = null;
            changed.add("provenance");
            return true;
        }
        return false;
    }

    /** The day of an estimate comes and goes with it, and means nothing alone. */
    private boolean estimateDecides(Draft draft, @Nullable Object day) {
        return day == null || draft.get("ageEstimate") != null || values.get("ageEstimate") == null;
    }

    /** The provenance as text, which takes long enough to be kept until the next change. */
    private String written() {
        var text = written;
        if (text == null) {
            text = text(provenance);
            written = text;
        }
        return text;
    }

    /** Values that were told together have the same entry, which is written once. */
    private String text(ObjectNode provenance) {
        var text = new StringBuilder(1 << 10).append('{');
        JsonNode last = MissingNode.getInstance();
        var entry = "";
        for (var field : provenance.properties()) {
            if (field.getValue() != last) {
                last = field.getValue();
                entry = stamps.text(last);
            }
            // a code needs no escapes
            text.append(text.length() == 1 ? "\"" : ",\"")
                    .append(field.getKey())
                    .append("\":")
                    .append(entry);
        }
        return text.append('}').toString();
    }

    private static Fate fate(Draft draft, @Nullable Object value) {
        return draft.correction() != null ? Fate.RECTIFIED : value == null ? Fate.TAKEN_BACK : Fate.REPLACED;
    }

    /** Takes away what has expired, and lets the best of what others say count again. */
    void expire(Instant now, Map<String, FormerValue> others) {
        for (var trait : Traits.all()) {
            var code = trait.code();
            var known = Provenance.entry(provenance.get(code));
            if (known == null || known.expiresAt() == null || known.expiresAt().isAfter(now)) {
                continue;
            }
            var present = values.get(code);
            if (present != null) {
                former.add(new FormerValue(code, present, known, Fate.EXPIRED, null));
            }
            var next = others.get(code);
            set(code, next == null ? null : next.value());
            if (next == null) {
                provenance.remove(code);
            } else {
                provenance.set(code, next.entry().toJson());
            }
            written = null;
            changed.add("provenance");
        }
    }

    /** Who has bought is no prospect any more, whatever a list says. */
    private boolean backToProspect(String code, @Nullable Object value) {
        return code.equals("lifecycle")
                && Objects.equals(value, Lifecycle.PROSPECT.name())
                && base.behaviour().orders() > 0;
    }

    /** As given; else, for an estimate that is known already, the day it has; else the day of the observation. */
    private LocalDate dayOfEstimate(Draft draft, Object estimate, Instant observedAt) {
        var given = draft.get("ageEstimatedOn");
        if (given != null) {
            return (LocalDate) given;
        }
        var known = values.get("ageEstimatedOn");
        return known != null && same(values.get("ageEstimate"), estimate)
                ? (LocalDate) known
                : observedAt.atZone(base.asOf().getZone()).toLocalDate();
    }

    void set(String code, @Nullable Object value) {
        values.put(code, value);
        changed.add(code);
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof BigDecimal a && other instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : Objects.equals(one, other);
    }

    /** Adds what must be written: column names and values. */
    void writeTo(ObjectNode patch) {
        for (var code : changed) {
            var trait = Traits.get(code);
            if (trait != null && trait.column() != null) {
                put(patch, trait.column(), values.get(code));
            }
        }
        patch.set("provenance", provenance);
        patch.put("next_expiry", nextExpiry());
    }

    /** Adds to a new row where the values come from, when the first expires, and the values of these traits. */
    void addTo(TextRows row, List<Trait> traits) {
        row.add(written()).add(nextExpiry());
        for (var trait : traits) {
            var value = values.get(trait);
            row.add(value == null && trait.code().equals("lifecycle") ? Lifecycle.PROSPECT : value);
        }
    }

    private @Nullable String nextExpiry() {
        Instant next = null;
        JsonNode last = MissingNode.getInstance();
        for (var field : provenance.properties()) {
            // those that were told together expire together
            if (field.getValue() != last && Traits.get(field.getKey()) != null) {
                last = field.getValue();
                var expires = last.path("x");
                var at = expires.isTextual() ? Instant.parse(expires.asText()) : null;
                next = at != null && (next == null || at.isBefore(next)) ? at : next;
            }
        }
        return next == null ? null : next.toString();
    }

    private static void put(ObjectNode patch, String column, @Nullable Object value) {
        switch (value) {
            case null -> patch.putNull(column);
            case BigDecimal number -> patch.put(column, number);
            case List<?> texts -> {
                var array = patch.putArray(column);
                texts.forEach(text -> array.add(text.toString()));
            }
            default -> patch.put(column, value.toString());
        }
    }
}
