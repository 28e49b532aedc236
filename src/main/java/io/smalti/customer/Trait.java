package io.smalti.customer;

import static io.smalti.customer.TraitOperator.BETWEEN;
import static io.smalti.customer.TraitOperator.CONTAINS;
import static io.smalti.customer.TraitOperator.EQUALS;
import static io.smalti.customer.TraitOperator.EXISTS;
import static io.smalti.customer.TraitOperator.GREATER;
import static io.smalti.customer.TraitOperator.IN;
import static io.smalti.customer.TraitOperator.LESS;
import static io.smalti.customer.TraitOperator.RELATIVE;
import static io.smalti.customer.TraitOperator.WITHIN_DAYS;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * One attribute of a customer. Its value has one meaning in SQL ({@link #expression}) and in memory ({@link #value}):
 * both are null where it is unknown, and the Java type follows from the trait's type: TEXT and CHOICE are String, NUMBER
 * is BigDecimal (numeric or integer in SQL), DATE is LocalDate, TIME is Instant, TEXTS is a List of String that is never
 * empty (text[] in SQL).
 *
 * @param sql over the aliases c, b and t; {@code :now} stands for the moment of decision, {@code :zone} for the company's
 *     zone
 * @param reader the same in memory
 * @param column of the table customer that keeps the winning value; null when the trait follows from others
 * @param decimals how many a number keeps
 */
@Access({Role.FRONTEND, Role.CAMPAIGN, Role.ANALYST, Role.MARKETER, Role.STEWARD})
@Description("An attribute of a customer that rules, templates and imports can name")
public record Trait(
        @Description("The name, for example income") String code,
        Facet facet,
        TraitType type,

        @Nullable @Description("Unit of a number; null when it has none")
        String unit,

        @Description("The comparisons a rule may make") List<@NonNull TraitOperator> operators,

        @Description("The values of a choice; empty when they are not a fixed list")
        List<@NonNull String> values,

        Sensitivity sensitivity,

        @Description("Whether a message may print the value to the person it is about")
        boolean displayable,

        @Description("Whether imports and upserts may write it")
        boolean writable,

        @Description("Whether the company declared it; the others are built in")
        boolean declared,

        @Nullable @Description("The least that a number may be; null: no limit, or no number")
        BigDecimal least,

        @Nullable @Description("The most that a number may be; null: no limit, or no number")
        BigDecimal most,

        @Nullable @Description("Days after which a value is worth half of what it was; null: it does not fade")
        Integer halfLifeDays,

        String label,

        @Nullable @Description("What the value means, where the label does not say it all")
        String description,

        @Ignore String sql,
        @Ignore Function<Customer, @org.jspecify.annotations.Nullable Object> reader,
        @Ignore @Nullable String column,
        @Ignore int decimals) {

    /**
     * SQL of the value over the aliases c, b and t of {@link Customers#FROM}, without parameters.
     *
     * @param now the moment of decision in the company's zone; days and ages are counted where the customer lives, or
     *     else in this zone. The text changes every quarter of an hour at most, so that plans can be kept.
     */
    public String expression(ZonedDateTime now) {
        if (sql.indexOf(':') < 0) {
            return sql;
        }
        long quarter = now.toEpochSecond() / 900 * 900;
        return sql.replace(":now", "timestamptz '" + Instant.ofEpochSecond(quarter) + "'")
                .replace(":zone", "'" + now.getZone().getId() + "'");
    }

    /** Equal traits have equal codes; the whole declaration takes long to look through. */
    @Override
    public int hashCode() {
        return code.hashCode();
    }

    /** The value as of {@link Customer#asOf}; null when unknown. */
    public @Nullable Object value(Customer customer) {
        return reader.apply(customer);
    }

    /**
     * SQL of the {@link Origin} of the value as text, over the same aliases; null where the value is unknown. In memory
     * it is {@link #origin}.
     */
    public String originExpression() {
        return Origins.sql(this);
    }

    /** Where the value comes from; null when it is unknown. */
    public @Nullable Origin origin(Customer customer) {
        var value = TraitValues.of(customer, this);
        return value == null ? null : value.origin();
    }

    /** The comparisons that make sense for a type. */
    public static List<TraitOperator> operators(TraitType type) {
        return switch (type) {
            case TEXT, CHOICE -> List.of(EQUALS, IN, EXISTS);
            case NUMBER -> List.of(EQUALS, IN, BETWEEN, GREATER, LESS, RELATIVE, EXISTS);
            case DATE, TIME -> List.of(BETWEEN, GREATER, LESS, WITHIN_DAYS, EXISTS);
            case TEXTS -> List.of(CONTAINS, EXISTS);
        };
    }
}
