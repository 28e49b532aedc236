package io.smalti.customer.registry;

import static io.smalti.customer.registry.TraitError.Code.FIXED;
import static io.smalti.customer.registry.TraitError.Code.INVALID_CODE;
import static io.smalti.customer.registry.TraitError.Code.INVALID_VALUE;
import static io.smalti.customer.registry.TraitError.Code.OPERATOR_NOT_ALLOWED;
import static io.smalti.customer.registry.TraitError.Code.OUT_OF_RANGE;
import static io.smalti.customer.registry.TraitError.Code.REQUIRED;
import static io.smalti.customer.registry.TraitError.Code.RESERVED_CODE;
import static io.smalti.customer.registry.TraitError.Code.SPECIAL_CATEGORY;
import static io.smalti.customer.registry.TraitError.Code.TOO_LONG;
import static io.smalti.customer.registry.TraitError.Code.TOO_MANY;

import io.smalti.customer.SpecialCategory;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.customer.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a declaration must be like. */
final class TraitChecks {
    /** A table has room for 1,600 columns. */
    private static final int MOST = 500;

    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST = 500;
    /** PostgreSQL cuts names at 63 characters, and the index has ten more than the column. */
    private static final int LONGEST_COLUMN = 53;

    /** Fields of imports and upserts that are no traits. */
    private static final Set<String> RESERVED = Set.of(
            "customer",
            "customers",
            "externalId",
            "identifiers",
            "observedAt",
            "expiresAt",
            "origin",
            "source",
            "confidence",
            "declaredType",
            "fullName",
            "household",
            "traits");

    private TraitChecks() {}

    static List<TraitError> of(DeclareTrait input) {
        var errors = new ArrayList<TraitError>();
        var known = Traits.get(input.code());
        code(input, known, errors);
        if (input.label().isBlank()) {
            errors.add(TraitError.of(REQUIRED, "label", "is empty"));
        }
        for (var text : new String[] {input.label(), input.description(), input.unit()}) {
            if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
                errors.add(TraitError.of(TOO_LONG, "label", "and the other texts have at most 500 characters"));
            }
        }
        values(input, errors);
        numbers(input, errors);
        if (input.operators() != null && !Trait.operators(input.type()).containsAll(input.operators())) {
            errors.add(
                    TraitError.of(OPERATOR_NOT_ALLOWED, "operators", "must be among " + Trait.operators(input.type())));
        }
        if (known != null && known.declared()) {
            fixed(input, known, errors);
        }
        return errors;
    }

    private static void code(DeclareTrait input, @Nullable Trait known, List<TraitError> errors) {
        if (!input.code().matches("[a-z][A-Za-z0-9]{1,39}")
                || TraitDeclarations.column(input.code()).length() > LONGEST_COLUMN) {
            errors.add(TraitError.of(
                    INVALID_CODE,
                    "code",
                    "must be 2 to 40 letters and digits, the first a small letter, and few of them capitals"));
        } else if (RESERVED.contains(input.code()) || known != null && !known.declared()) {
            errors.add(TraitError.of(RESERVED_CODE, "code", "is taken by the product"));
        }
        for (var field : List.of(input.code(), input.label())) {
            if (SpecialCategory.refuses(field)) {
                errors.add(TraitError.of(
                        SPECIAL_CATEGORY,
                        field.equals(input.code()) ? "code" : "label",
                        "must not be kept about people"));
            }
        }
        if (known == null && Traits.all().stream().filter(Trait::declared).count() >= MOST) {
            errors.add(TraitError.of(TOO_MANY, "code", "would be one more than the 500 traits that can be declared"));
        }
    }

    private static void values(DeclareTrait input, List<TraitError> errors) {
        var values = input.values() == null ? List.<String>of() : input.values();
        boolean possible = input.type() == TraitType.CHOICE || input.type() == TraitType.TEXTS;
        if (input.type() == TraitType.CHOICE && values.isEmpty()) {
            errors.add(TraitError.of(REQUIRED, "values", "are needed for a choice"));
        } else if (!possible && !values.isEmpty()) {
            errors.add(TraitError.of(INVALID_VALUE, "values", "are for CHOICE and TEXTS"));
        }
        if (values.size() > MOST_VALUES) {
            errors.add(TraitError.of(TOO_MANY, "values", "are at most 1,000"));
        }
        if (values.stream().distinct().count() < values.size()
                || values.stream().anyMatch(value -> !value.matches("[A-Z0-9][A-Z0-9_]{0,59}"))) {
            errors.add(TraitError.of(
                    INVALID_VALUE, "values", "must be different, each 1 to 60 capitals, digits and underscores"));
        }
    }

    private static void numbers(DeclareTrait input, List<TraitError> errors) {
        var least = input.least();
        var most = input.most();
        if (input.type() != TraitType.NUMBER && (least != null || most != null || input.unit() != null)) {
            errors.add(TraitError.of(INVALID_VALUE, "least", "and most and unit are for NUMBER"));
        } else if (least != null && most != null && least.compareTo(most) > 0) {
            errors.add(TraitError.of(OUT_OF_RANGE, "least", "must not be above most"));
        }
        var halfLife = input.halfLifeDays();
        if (halfLife != null && (halfLife < 1 || halfLife > 36_525)) {
            errors.add(TraitError.of(OUT_OF_RANGE, "halfLifeDays", "must be from 1 to 36,525"));
        }
    }

    private static void fixed(DeclareTrait input, Trait known, List<TraitError> errors) {
        if (input.type() != known.type()) {
            errors.add(TraitError.of(FIXED, "type", "is " + known.type() + " and stays so"));
        }
        if (input.facet() != known.facet()) {
            errors.add(TraitError.of(FIXED, "facet", "is " + known.facet() + " and stays so"));
        }
        if (!Objects.equals(input.unit(), known.unit())) {
            errors.add(TraitError.of(FIXED, "unit", "stays what it was, or all values would mean something else"));
        }
        if (!(input.values() == null ? List.<String>of() : input.values()).containsAll(known.values())) {
            errors.add(TraitError.of(FIXED, "values", "must hold all that were there: " + known.values()));
        }
    }
}
