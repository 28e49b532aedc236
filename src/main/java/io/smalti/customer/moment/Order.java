package io.smalti.customer.moment;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.customer.Source;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** An order or a return of a customer. */
@Access({FRONTEND, MARKETER, STEWARD})
@Description("An order or a return")
public record Order(
        @Ignore long customer,
        @Ignore long key,
        @Id @NonNull String id,

        @Description("The system it came from; the external id is unique within it")
        Source source,

        @Description("The order's number at the source, for example \"536365\"")
        String externalId,

        OrderKind kind,

        @Description("Called off: counts neither as an order nor as revenue")
        boolean cancelled,

        Instant placedAt,

        @Nullable @Description("Through which channel it came; null when the source did not say")
        Channel channel,

        @Description("ISO 4217 code of total and unit prices")
        String currency,

        @Description("Amount paid, in the currency; negative for a return")
        BigDecimal total) {
    static final String COLUMNS =
            "o.customer_id, o.id, o.source, o.external_id, o.kind, o.cancelled, o.placed_at, o.channel, o.currency, o.total";

    static Order read(io.smalti.platform.database.Row row) throws SQLException {
        return new Order(
                row.longValue(1),
                row.longValue(2),
                GlobalId.of("Order", row.longValue(2)),
                row.constant(3, Source.class),
                row.text(4),
                row.constant(5, OrderKind.class),
                row.booleanValue(6),
                java.util.Objects.requireNonNull(row.instant(7)),
                row.constantOrNull(8, Channel.class),
                row.text(9),
                java.util.Objects.requireNonNull(row.decimal(10)));
    }
}
