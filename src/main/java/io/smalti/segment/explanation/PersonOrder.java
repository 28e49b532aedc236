package io.smalti.segment.explanation;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.customer.moment.OrderKind;
import io.smalti.customer.moment.RecordLine;
import io.smalti.customer.moment.RecordOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("An order or a return of a person who is not stored")
public record PersonOrder(
        @NonNull @Description("When it was placed: not before 1970, not in the future")
        Instant placedAt,

        @Nullable @Description("PURCHASE when left out") OrderKind kind,

        @Nullable @Description("Through which channel it came")
        Channel channel,

        @Nullable @Description("Amount paid; negative for a return. The sum of the lines when left out")
        BigDecimal total,

        @Nullable @Description("What was bought or brought back; may be left out when there is a total")
        List<@NonNull RecordLine> lines) {

    RecordOrder recorded(int number) {
        return new RecordOrder(
                Integer.toString(number), Person.NOBODY, kind, false, placedAt, channel, null, total, lines);
    }
}
