package io.smalti.customer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What one customer becomes when drafts are laid upon what is there: the stronger origin wins, then the newer. */
final class Merge {
    private final Profiles profiles;
    private final Map<String, Organisation> organisations;
    private final Source source;
    private final boolean exists;
    private final Values values;
    private final ObjectNode provenance;
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final List<Upserted> answers = new ArrayList<>();
    private final Customer base;
    private @Nullable Organisation organisation;
    private @Nullable Assignment declared;
    private boolean stored;

    Merge(Profiles profiles, Map<String, Organisation> organisations, Source source, Customer base, boolean exists) {
        this.profiles = profiles;
        this.organisations = organisations;
        this.source = source;
        this.base = base;
        this.exists = exists;
        this.stored = exists;
        this.values = new Values(base);
        this.provenance = base.provenance().tree();
        this.organisation = base.organisation();
    }

    /** Lays one more draft upon it; the answer says what became of it. */
    void add(Draft draft) {
        checkPlace(draft);
        var told = declaration(draft);
        var employer = draft.item().organisation();
        if (employer != null && !organisations.containsKey(employer)) {
            draft.refuse("organisation", "UNKNOWN_ORGANISATION", "there is no organisation with this external id");
        }
        if (!draft.refusals().isEmpty()) {
            answers.add(Upserted.rejected(draft.refusals()));
            return;
        }
        boolean touched = take(draft);
        touched |= join(employer);
        touched |= settle();
        if (told != null) {
            declared = told;
            touched = true;
        }
        identifiers.addAll(draft.identifiers());
        var outcome = !stored ? Outcome.CREATED : touched ? Outcome.UPDATED : Outcome.UNCHANGED;
        stored = true;
        answers.add(new Upserted(outcome, base.key(), List.copyOf(draft.warnings())));
    }

    private boolean take(Draft draft) {
        var item = draft.item();
        var now = base.asOf().toInstant();
        var entry = new Provenance.Entry(
                item.origin(),
                source,
                item.observedAt() == null ? now : item.observedAt(),
                item.confidence() == null ? 1 : item.confidence());
        boolean touched = false;
        for (var pair : draft.values().entrySet()) {
            var code = pair.getKey().code();
            if (code.equals("ageEstimatedOn") || backToProspect(code, pair.getValue())) {
                continue;
            }
            var day = code.equals("ageEstimate") ? dayOfEstimate(draft, pair.getValue(), entry.observedAt()) : null;
            var known = Provenance.entry(provenance.get(code));
            var present = values.get(code);
            boolean same = same(present, pair.getValue()) && (day == null || day.equals(values.get("ageEstimatedOn")));
            boolean taken = present == null || known == null && !same || entry.beats(known) && !same;
            boolean confirmed = same
                    && known != null
                    && entry.beats(known)
                    && item.observedAt() != null
                    && entry.observedAt().isAfter(known.observedAt());
            boolean stronger = same && (known == null || entry.origin().compareTo(known.origin()) < 0);
            if (taken) {
                set(code, pair.getValue());
                if (day != null) {
                    set("ageEstimatedOn", day);
                }
            }
            if (taken || confirmed || stronger) {
                provenance.set(code, entry.toJson());
                changed.add("provenance");
                touched = true;
            }
        }
        return touched;
    }

    /** Who has bought is no prospect any more, whatever a list says. */
    private boolean backToProspect(String code, Object value) {
        return code.equals("lifecycle")
                && value.equals(Lifecycle.PROSPECT.name())
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

    private boolean join(@Nullable String employer) {
        var joined = employer == null ? null : organisations.get(employer);
        if (joined == null || organisation != null && organisation.key() == joined.key()) {
            return false;
        }
        organisation = joined;
        changed.add("organisation");
        return true;
    }

    private void checkPlace(Draft draft) {
        var postcode = (String) draft.get("postcode");
        var country = country(draft);
        if (postcode == null || !"BE".equals(country)) {
            return;
        }
        var digits = postcode.replaceFirst("^(?:BE?)[- ]*", "");
        draft.replace("postcode", digits);
        if (!digits.matches("[1-9][0-9]{3}")) {
            draft.refuse("postcode", "MALFORMED_POSTCODE", "a Belgian postcode has four digits");
        } else if (profiles.area(country, digits) == null) {
            draft.warn("postcode", "UNKNOWN_POSTCODE", "is not in the typology, so there is no municipality");
        }
    }

    private @Nullable String country(Draft draft) {
        var given = (String) draft.get("country");
        return given == null ? values.text("country") : given;
    }

    /** The municipality follows country and postcode. */
    private boolean settle() {
        if (!changed.contains("country") && !changed.contains("postcode")) {
            return false;
        }
        var area = profiles.area(values.text("country"), values.text("postcode"));
        var municipality = area == null ? null : area.municipalityCode();
        if (Objects.equals(municipality, values.text("municipality"))) {
            return false;
        }
        set("municipality", municipality);
        return true;
    }

    private @Nullable Assignment declaration(Draft draft) {
        var code = draft.item().declaredType();
        if (code == null) {
            return null;
        }
        var typology = profiles.typology(country(draft));
        var type = typology == null ? null : typology.type(code);
        if (typology == null || type == null) {
            draft.refuse("declaredType", "UNKNOWN_TYPE", "is no lifestyle type of the customer's country");
            return null;
        }
        var known = declared == null ? base.lifestyle() : declared;
        return known != null && known.declared() && code.equals(known.typeCode())
                ? null
                : Assignment.declared(typology, type);
    }

    private void set(String code, @Nullable Object value) {
        values.put(code, value);
        changed.add(code);
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof BigDecimal a && other instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : Objects.equals(one, other);
    }

    List<Upserted> answers() {
        return answers;
    }

    Set<Identifier> identifiers() {
        return identifiers;
    }

    /** Whether there is something to store. */
    boolean stored() {
        return stored;
    }

    boolean changed() {
        return !changed.isEmpty();
    }

    /** Whether the type must be computed anew. */
    boolean evidenceChanged() {
        return !exists || declared != null || changed.stream().anyMatch(Profiles.EVIDENCE::contains);
    }

    /** As it is after all drafts, with the type that then is right. */
    Customer result() {
        values.provenance(new Provenance(provenance.toString()));
        return profiles.with(base, values, organisation);
    }

    /** The type after all drafts: as declared, unless nothing may be said of the person. */
    Assignment assignment(Customer result) {
        var computed = profiles.assign(result);
        return declared != null && computed.reason() == null ? declared : computed;
    }

    /** What must be written: column names and values. */
    ObjectNode patch() {
        var patch = JsonNodeFactory.instance.objectNode();
        for (var code : changed) {
            var trait = Traits.get(code);
            if (trait != null && trait.column() != null) {
                put(patch, trait.column(), values.get(code));
            }
        }
        if (changed.contains("organisation") && organisation != null) {
            patch.put("organisation_id", organisation.key());
        }
        patch.set("provenance", provenance);
        return patch;
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
