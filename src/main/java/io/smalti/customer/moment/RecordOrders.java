package io.smalti.customer.moment;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Source;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Orders of one system")
public record RecordOrders(
        @NonNull @Description("The system they come from; external ids are unique within it")
        Source source,

        @NonNull @Description("At most 1,000; of two with the same external id the later one counts")
        List<@NonNull RecordOrder> orders,

        @Nullable @Description("The same key again repeats the answer and does nothing, for a week")
        String idempotencyKey) {}
