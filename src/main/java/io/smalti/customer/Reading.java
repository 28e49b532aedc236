package io.smalti.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a source says of a trait into a value of the trait's type, or says why it cannot be. */
final class Reading {
    /** A fact about one value. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        final transient Problem problem;

        Refused(String field, String reason, String message) {
            super(message, null, false, false);
            problem = new Problem(field, reason, message);
        }
    }

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 12, 31);
    private static final int LONGEST = 2000;
    private static final int MOST_TEXTS = 50;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern POSTCODE = Pattern.compile("[\\p{L}0-9][\\p{L}0-9 -]{1,11}");
    private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()./-]{4,24}");

    private Reading() {}

    /** The value in the trait's type; null when there is nothing in it. */
    static @Nullable Object read(Trait trait, Object raw, LocalDate today) throws Refused {
        var code = trait.code();
        if (trait.type() == TraitType.TEXTS) {
            return texts(trait, raw);
        }
        var text = text(code, raw.toString());
        if (text.isEmpty()) {
            return null;
        }
        return switch (trait.type()) {
            case NUMBER -> number(trait, text, today);
            case DATE -> date(trait, raw instanceof LocalDate date ? date : null, text, today);
            case TIME -> time(code, text);
            case CHOICE -> choice(trait, text);
            default -> checked(code, text);
        };
    }

    private static String text(String code, String raw) throws Refused {
        var text = raw.strip();
        if (text.length() > LONGEST) {
            throw new Refused(code, "TOO_LONG", "at most " + LONGEST + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\t' && Character.isISOControl(c) || c == '\uFFFD') {
                throw new Refused(code, "BROKEN_TEXT", "holds characters that are no text");
            }
        }
        return text;
    }

    private static @Nullable List<String> texts(Trait trait, Object raw) throws Refused {
        var code = trait.code();
        var parts = raw instanceof Collection<?> list
                ? list.stream().map(Object::toString)
                : Arrays.stream(raw.toString().split("[|;]", -1));
        var texts = Stream.<String>builder();
        for (var part : parts.toList()) {
            var text = text(code, part);
            if (!text.isEmpty()) {
                texts.add(trait.values().isEmpty() ? text : choice(trait, text));
            }
        }
        var distinct = texts.build().distinct().toList();
        if (distinct.size() > MOST_TEXTS) {
            throw new Refused(code, "TOO_MANY", "at most " + MOST_TEXTS + " entries");
        }
        return distinct.isEmpty() ? null : distinct;
    }

    private static BigDecimal number(Trait trait, String text, LocalDate today) throws Refused {
        var code = trait.code();
        BigDecimal number;
        try {
            number = text.length() > 30 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            number = null;
        }
        if (number == null || number.precision() - number.scale() > 20) {
            throw new Refused(code, "NO_NUMBER", "is no number; write it like 1234.50");
        }
        if (trait.decimals() == 0 && number.stripTrailingZeros().scale() > 0) {
            throw new Refused(code, "NO_WHOLE_NUMBER", "must be a whole number");
        }
        if (code.equals("birthYear") && number.intValue() > today.getYear()) {
            throw new Refused(code, "IN_THE_FUTURE", "lies in the future");
        }
        var least = trait.least();
        var most = trait.most();
        if (least != null && number.compareTo(least) < 0 || most != null && number.compareTo(most) > 0) {
            throw new Refused(
                    code,
                    "OUT_OF_RANGE",
                    least == null
                            ? "must be at most " + most
                            : most == null ? "must be at least " + least : "must be from " + least + " to " + most);
        }
        return number.setScale(trait.decimals(), RoundingMode.HALF_UP);
    }

    private static LocalDate date(Trait trait, @Nullable LocalDate given, String text, LocalDate today) throws Refused {
        var code = trait.code();
        LocalDate date;
        try {
            date = given == null ? LocalDate.parse(text) : given;
        } catch (DateTimeException e) {
            throw new Refused(code, "NO_DATE", "is no day; write it like 1990-12-31");
        }
        // what a company declares may lie ahead: the end of a contract
        if (!trait.declared() && date.isAfter(today)) {
            throw new Refused(code, "IN_THE_FUTURE", "lies in the future");
        }
        if (date.isBefore(EARLIEST)) {
            throw new Refused(code, "BEFORE_1900", "lies before 1900");
        }
        if (date.isAfter(LATEST)) {
            throw new Refused(code, "OUT_OF_RANGE", "lies after 2200");
        }
        return date;
    }

    private static Instant time(String code, String text) throws Refused {
        try {
            var time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            var day = LocalDate.ofInstant(time, ZoneOffset.UTC);
            if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                throw new Refused(code, "OUT_OF_RANGE", "must be from 1900 to 2200");
            }
            return time;
        } catch (DateTimeException e) {
            throw new Refused(code, "NO_TIME", "is no moment; write it like 2026-01-31T10:00:00Z");
        }
    }

    private static String choice(Trait trait, String text) throws Refused {
        if (trait.values().contains(text)) {
            return text;
        }
        var name = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        if (!trait.values().contains(name)) {
            throw new Refused(trait.code(), "UNKNOWN_VALUE", "must be one of " + String.join(", ", trait.values()));
        }
        return name;
    }

    private static String checked(String code, String text) throws Refused {
        return switch (code) {
            case "country" -> country(text);
            case "language" -> language(text);
            case "email" -> {
                if (!Identifiers.EMAIL.matcher(text).matches()) {
                    throw new Refused(code, "MALFORMED_EMAIL", "is no e-mail address");
                }
                yield text;
            }
            case "phone" -> {
                if (!PHONE.matcher(text).matches()) {
                    throw new Refused(code, "MALFORMED_PHONE", "is no phone number");
                }
                yield text;
            }
            case "postcode" -> {
                if (!POSTCODE.matcher(text).matches()) {
                    throw new Refused(code, "MALFORMED_POSTCODE", "is no postcode");
                }
                yield text.toUpperCase(Locale.ROOT);
            }
            case "zone" -> {
                if (!text.matches("[A-Z][A-Za-z]+/[A-Za-z_/-]+")
                        || !java.time.ZoneId.getAvailableZoneIds().contains(text)) {
                    throw new Refused(code, "UNKNOWN_ZONE", "is no IANA time zone; write it like Europe/Brussels");
                }
                yield text;
            }
            default -> text;
        };
    }

    private static String country(String text) throws Refused {
        var code = text.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw new Refused("country", "UNKNOWN_COUNTRY", "is no ISO 3166-1 code of two letters, for example BE");
        }
        return code;
    }

    private static String language(String text) throws Refused {
        if (text.length() == 2 && LANGUAGES.contains(text)) {
            return text;
        }
        try {
            var locale =
                    new Locale.Builder().setLanguageTag(text.replace('_', '-')).build();
            if (LANGUAGES.contains(locale.getLanguage())) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // told below
        }
        throw new Refused("language", "UNKNOWN_LANGUAGE", "is no BCP 47 tag of a known language, for example nl-BE");
    }
}
