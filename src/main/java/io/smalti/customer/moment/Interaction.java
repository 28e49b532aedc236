package io.smalti.customer.moment;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.customer.Source;
import io.smalti.platform.database.Row;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A contact moment that is no order. */
@Access({FRONTEND, MARKETER, STEWARD})
@Description("A contact moment that is no order: a visit, a search, a service contact, an answer")
public record Interaction(
        @Id @NonNull String id,

        @Description("The system it came from; the external id is unique within it")
        Source source,

        @Description("The contact moment's number at the source")
        String externalId,

        InteractionKind kind,
        Instant occurredAt,

        @Nullable @Description("Through which channel it came; null when the source did not say")
        Channel channel,

        @Nullable @Description("Page, search term, reason of the contact or question; null when there is none")
        String subject,

        @Nullable @Description("Satisfaction from 0 to 10; null when none was given")
        Integer score) {
    static final String COLUMNS = "i.id, i.source, i.external_id, i.kind, i.occurred_at, i.channel, i.subject, i.score";

    static Interaction read(Row row) throws SQLException {
        return new Interaction(
                GlobalId.of("Interaction", row.longValue(1)),
                row.constant(2, Source.class),
                row.text(3),
                row.constant(4, InteractionKind.class),
                Objects.requireNonNull(row.instant(5)),
                row.constantOrNull(6, Channel.class),
                row.textOrNull(7),
                row.intOrNull(8));
    }
}
