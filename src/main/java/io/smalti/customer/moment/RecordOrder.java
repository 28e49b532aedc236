package io.smalti.customer.moment;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An order as it is told to us; recorded again under the same external id it replaces what was told before. */
@Description("An order or a return; recorded again under the same external id it replaces what was recorded before")
public record RecordOrder(
        @NonNull @Description("The order's number at the source, for example \"536365\"")
        String externalId,

        @NonNull @Description("External id of the customer") String customer,

        @Nullable @Description("PURCHASE when left out") OrderKind kind,

        @Nullable @Description("Whether it was called off; a cancelled order counts nowhere. False when left out")
        Boolean cancelled,

        @NonNull @Description("When the customer placed it: not before 1970, not in the future")
        Instant placedAt,

        @Nullable @Description("Through which channel it came")
        Channel channel,

        @Nullable @Description("ISO 4217 code; EUR when left out")
        String currency,

        @Nullable
        @Description("Amount paid, in the currency; negative for a return. The sum of the lines when left out")
        BigDecimal total,

        @Nullable @Description("What was bought or brought back; may be left out when there is a total")
        List<@NonNull RecordLine> lines) {

    public OrderKind kindOrPurchase() {
        return kind == null ? OrderKind.PURCHASE : kind;
    }

    public List<RecordLine> linesOrNone() {
        return lines == null ? List.of() : lines;
    }

    /** The total given, or the sum of the lines, in cents. */
    public BigDecimal amount() {
        var sum = total != null
                ? total
                : linesOrNone().stream().map(RecordLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.setScale(2, RoundingMode.HALF_UP);
    }
}
