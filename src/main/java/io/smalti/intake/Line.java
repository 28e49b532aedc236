package io.smalti.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a record, found through a mapping and read as what they are to be. */
final class Line {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Mapping mapping;
    private final Times times;
    private final Raw.Read raw;

    Line(Mapping mapping, Times times, Raw.Read raw) {
        this.mapping = mapping;
        this.times = times;
        this.raw = raw;
    }

    long number() {
        return raw.line();
    }

    Raw.Cells cells() {
        return raw.cells();
    }

    /** The same line, where these cells count before its own. */
    Line with(Raw.Cells first) {
        var own = raw.cells();
        return new Line(mapping, times, new Raw.Read(raw.line(), column -> {
            var value = first.get(column);
            return value == null ? own.get(column) : value;
        }));
    }

    /** A text without blanks around it; null for none. */
    @Nullable
    String text(String field) {
        var column = mapping.column(field);
        var value = column == null ? null : raw.cells().get(column);
        if (value == null || value.isBlank()) {
            return mapping.constants().get(field);
        }
        var own = mapping.values().getOrDefault(field, Map.of()).getOrDefault(value.strip(), value.strip());
        return own.isEmpty() ? null : own;
    }

    String required(String field) throws BadField {
        var value = text(field);
        if (value == null) {
            throw new BadField(field, "MISSING", "the line says nothing here");
        }
        return value;
    }

    int whole(String field) throws BadField {
        try {
            return decimal(field).intValueExact();
        } catch (ArithmeticException e) {
            throw new BadField(field, "NOT_A_WHOLE_NUMBER", "a whole number below 2,147,483,648 is wanted");
        }
    }

    BigDecimal decimal(String field) throws BadField {
        var value = required(field);
        try {
            var number = new BigDecimal(
                    mapping.decimalComma() ? value.replace(".", "").replace(',', '.') : value);
            if (Math.abs(number.scale()) > 40 || number.precision() > 40) {
                throw new BadField(field, "OUT_OF_RANGE", "the number is too large or too exact");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BadField(field, "NOT_A_NUMBER", "a number is wanted");
        }
    }

    <E extends Enum<E>> @Nullable E constant(String field, Class<E> type) throws BadField {
        var value = text(field);
        if (value == null) {
            return null;
        }
        try {
            return Enum.valueOf(
                    type, value.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
        } catch (IllegalArgumentException e) {
            throw new BadField(field, "UNKNOWN_VALUE", "none of the values this field can have");
        }
    }

    boolean yes(String field) throws BadField {
        var value = text(field);
        return switch (value == null ? "false" : value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw new BadField(field, "UNKNOWN_VALUE", "true or false is wanted");
        };
    }

    Instant time(String field) throws BadField {
        return times.parse(field, required(field));
    }

    /** An ISO 3166 code; null when there is none or the name is not known. */
    @Nullable
    String country() {
        var value = text("country");
        if (value == null) {
            return null;
        }
        var code = mapping.countries().getOrDefault(value, value);
        return COUNTRY.matcher(code).matches() ? code : null;
    }

    /** Why a line is refused. Not an error: it is expected, and carries no trace. */
    static final class BadField extends Exception {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final String reason;
        private final String detail;

        BadField(String field, String reason, String detail) {
            super(reason, null, false, false);
            this.field = field;
            this.reason = reason;
            this.detail = detail;
        }

        Rejection at(long line) {
            return new Rejection(line, field, reason, detail);
        }
    }

    /** Reads times in the format and zone of a mapping. Neighbouring lines often say the same, so the last is kept. */
    static final class Times {
        private final ZoneId zone;
        private final @Nullable DateTimeFormatter format;
        private String text = "";
        private Instant time = Instant.EPOCH;

        Times(Mapping mapping, ZoneId company) {
            zone = mapping.zone() == null ? company : ZoneId.of(mapping.zone());
            format = mapping.dateFormat() == null
                    ? null
                    : DateTimeFormatter.ofPattern(mapping.dateFormat(), Locale.ENGLISH);
        }

        Instant parse(String field, String value) throws BadField {
            if (!value.equals(text)) {
                try {
                    time = parse(value);
                    text = value;
                } catch (DateTimeException e) {
                    throw new BadField(field, "NOT_A_TIME", "a time in the format of the mapping is wanted");
                }
            }
            return time;
        }

        private Instant parse(String value) {
            var formatter = format == null ? DateTimeFormatter.ISO_DATE_TIME : format;
            if (format == null && value.indexOf('T') < 0 && value.length() == 10) {
                return LocalDate.parse(value).atStartOfDay(zone).toInstant();
            }
            var found = formatter.parseBest(
                    value, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (found) {
                case ZonedDateTime zoned -> zoned.toInstant();
                case OffsetDateTime offset -> offset.toInstant();
                case LocalDateTime local -> local.atZone(zone).toInstant();
                default -> LocalDate.from(found).atStartOfDay(zone).toInstant();
            };
        }
    }
}
