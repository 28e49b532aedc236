package io.smalti.customer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smalti.platform.database.TextRows;
import io.smalti.typology.Assignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one customer becomes when drafts are laid upon what is there: the stronger origin wins, then the newer. */
final class Merge {
    private static final Pattern COUNTRY = Pattern.compile("^(?:BE?)[- ]*");
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{3}");

    private final Profiles profiles;
    private final Map<String, Organisation> organisations;
    private final boolean exists;
    private final Layers layers;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final List<Upserted> answers = new ArrayList<>();
    private final Customer base;
    private @Nullable Organisation organisation;
    private @Nullable Assignment declared;
    private boolean stored;
    private boolean joined;

    Merge(Profiles profiles, Map<String, Organisation> organisations, Stamps stamps, Customer base, boolean exists) {
        this.profiles = profiles;
        this.organisations = organisations;
        this.base = base;
        this.exists = exists;
        this.stored = exists;
        this.layers = new Layers(base, stamps);
        this.organisation = base.organisation();
    }

    /** Lays one more draft upon it; the answer says what became of it. */
    void add(Draft draft) {
        checkPlace(draft);
        var told = declaration(draft);
        var employer = draft.item().organisation();
        if (employer != null
                && !employer.equals(UpsertCustomer.NO_ORGANISATION)
                && !organisations.containsKey(employer)) {
            draft.refuse("organisation", "UNKNOWN_ORGANISATION", "there is no organisation with this external id");
        }
        if (!draft.refusals().isEmpty()) {
            answers.add(Upserted.rejected(draft.refusals()));
            return;
        }
        boolean touched = layers.take(draft);
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

    private boolean join(@Nullable String employer) {
        if (UpsertCustomer.NO_ORGANISATION.equals(employer)) {
            joined |= organisation != null;
            boolean left = organisation != null;
            organisation = null;
            return left;
        }
        var found = employer == null ? null : organisations.get(employer);
        if (found == null || organisation != null && organisation.key() == found.key()) {
            return false;
        }
        organisation = found;
        joined = true;
        return true;
    }

    private void checkPlace(Draft draft) {
        var postcode = (String) draft.get("postcode");
        var country = country(draft);
        if (postcode == null || !"BE".equals(country)) {
            return;
        }
        var digits = COUNTRY.matcher(postcode).replaceFirst("");
        if (!digits.equals(postcode)) {
            draft.replace("postcode", digits);
        }
        if (!DIGITS.matcher(digits).matches()) {
            draft.refuse("postcode", "MALFORMED_POSTCODE", "a Belgian postcode has four digits");
        } else if (profiles.area(country, digits) == null) {
            draft.warn("postcode", "UNKNOWN_POSTCODE", "is not in the typology, so there is no municipality");
        }
    }

    private @Nullable String country(Draft draft) {
        var given = (String) draft.get("country");
        return given == null ? layers.text("country") : given;
    }

    /** The municipality follows country and postcode. */
    private boolean settle() {
        if (!layers.changed().contains("country") && !layers.changed().contains("postcode")) {
            return false;
        }
        var area = profiles.area(layers.text("country"), layers.text("postcode"));
        var municipality = area == null ? null : area.municipalityCode();
        if (Objects.equals(municipality, layers.text("municipality"))) {
            return false;
        }
        layers.set("municipality", municipality);
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

    List<Upserted> answers() {
        return answers;
    }

    /** Values that do not count any more, or lost against those that do. */
    List<FormerValue> former() {
        return layers.former();
    }

    Set<Identifier> identifiers() {
        return identifiers;
    }

    /** Whether there is something to store. */
    boolean stored() {
        return stored;
    }

    boolean changed() {
        return joined || !layers.changed().isEmpty();
    }

    /** Whether the type must be computed anew. */
    boolean evidenceChanged() {
        return !exists || declared != null || layers.changed().stream().anyMatch(Profiles.EVIDENCE::contains);
    }

    /** As it is after all drafts, with the type that then is right. */
    Customer result() {
        return profiles.with(base, layers.values(), organisation);
    }

    /** The type after all drafts: as declared, unless nothing may be said of the person. */
    Assignment assignment() {
        var computed = layers.assignment(profiles);
        return declared != null && computed.reason() == null ? declared : computed;
    }

    /** Takes away what has expired; the best of what others say counts again. */
    void expire(Instant now, Map<String, FormerValue> others) {
        layers.expire(now, others);
        settle();
    }

    /** The traits with a value to be stored of their own. */
    Set<String> told() {
        return layers.changed();
    }

    /** Adds to a new row the organisation, and what {@link Layers#addTo} adds. */
    TextRows addTo(TextRows row, List<Trait> traits) {
        row.add(joined && organisation != null ? organisation.key() : null);
        layers.addTo(row, traits);
        return row;
    }

    /** What must be written: column names and values. */
    ObjectNode patch() {
        var patch = JsonNodeFactory.instance.objectNode();
        layers.writeTo(patch);
        if (joined) {
            patch.put("organisation_id", organisation == null ? null : Long.valueOf(organisation.key()));
        }
        return patch;
    }
}
