package io.smalti.customer;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may name a person, and in which spelling it is kept. */
public final class Identifiers {
    static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;<>()\"]{1,64}@[^\\s@,;<>()\"]{1,185}\\.[^\\s@,;<>()\".]{2,63}");
    private static final int LONGEST = 250;
    private static final Set<String> RUBBISH = Set.of(
            "null",
            "nil",
            "none",
            "nan",
            "anonymous",
            "anonym",
            "anoniem",
            "anonyme",
            "anon",
            "guest",
            "gast",
            "n/a",
            "na",
            "unknown",
            "onbekend",
            "inconnu",
            "unbekannt",
            "ukjent",
            "undefined",
            "test",
            "tbd",
            "noreply",
            "no-reply",
            "nomail",
            "noemail",
            "geen",
            "aucun",
            "keine",
            "ingen",
            "x",
            "xx",
            "xxx",
            "empty",
            "missing",
            "default",
            "dummy",
            "false",
            "true");
    private static final Pattern BRACKETS = Pattern.compile("^[(<\\[{\"']+|[)>\\]}\"']+$");
    private static final Pattern NOTHING = Pattern.compile("[\\p{Punct}\\s0]*|1234567?8?9?0?|(9)\\1{2,}");

    private Identifiers() {}

    /** The spelling that is stored: the same for every way of writing the same. */
    static Identifier normal(Identifier identifier) {
        var value = identifier.value().strip();
        return new Identifier(
                identifier.kind(),
                switch (identifier.kind()) {
                    case EMAIL -> value.toLowerCase(Locale.ROOT);
                    case PHONE -> value.replaceAll("[\\s()./-]", "").replaceFirst("^00", "+");
                    case CRM, LOYALTY_CARD, COOKIE -> value;
                });
    }

    /** Why a text cannot name a person; null when it can. */
    public static @Nullable Problem problem(String field, String value) {
        var plain = value.strip().toLowerCase(Locale.ROOT);
        var name = plain.contains("@") ? plain.substring(0, plain.indexOf('@')) : plain;
        var bare = BRACKETS.matcher(name).replaceAll("");
        if (NOTHING.matcher(bare).matches() || RUBBISH.contains(bare)) {
            return new Problem(
                    field, "RUBBISH_IDENTIFIER", "stands for nobody in particular, so it cannot name a person");
        }
        if (plain.length() > LONGEST) {
            return new Problem(field, "TOO_LONG", "at most " + LONGEST + " characters");
        }
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isISOControl(plain.charAt(i))) {
                return new Problem(field, "CONTROL_CHARACTER", "holds control characters");
            }
        }
        return null;
    }

    static @Nullable Problem problem(Identifier identifier) {
        var problem = problem("identifiers", identifier.value());
        if (problem == null
                && identifier.kind() == IdentifierKind.EMAIL
                && !EMAIL.matcher(identifier.value().strip()).matches()) {
            return new Problem("identifiers", "MALFORMED_EMAIL", "is no e-mail address");
        }
        if (problem == null && IdentifierRules.current().blocked().contains(normal(identifier))) {
            return new Problem("identifiers", "BLOCKED_IDENTIFIER", "stands for nobody in particular: it is blocked");
        }
        return problem;
    }
}
