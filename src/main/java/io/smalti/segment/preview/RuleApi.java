package io.smalti.segment.preview;

import static io.smalti.platform.graphql.Role.CAMPAIGN;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.customer.CustomerConnection;
import io.smalti.customer.CustomerOrder;
import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.platform.Transactional;
import io.smalti.platform.access.Caller;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Role;
import io.smalti.platform.graphql.Wanted;
import io.smalti.segment.Rules;
import io.smalti.segment.SegmentRepository;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.reading.RuleJson;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Rules asked at once: which customers fulfil one, and how many would if it were a segment. */
@GraphQLApi
public class RuleApi {
    private static final int MOST = 50;

    private final Rules rules;
    private final Customers customers;
    private final Caller caller;
    private final Previews previews;
    private final PreviewOverlaps overlaps;
    private final SegmentRepository segments;

    RuleApi(
            Rules rules,
            Customers customers,
            Caller caller,
            Previews previews,
            PreviewOverlaps overlaps,
            SegmentRepository segments) {
        this.rules = rules;
        this.overlaps = overlaps;
        this.previews = previews;
        this.segments = segments;
        this.customers = customers;
        this.caller = caller;
    }

    @Query
    @Transactional
    @Access({FRONTEND, CAMPAIGN, MARKETER, STEWARD})
    @Description(
            "Customers, all or those for whom a rule is TRUE. Each is met exactly once, whatever is written meanwhile")
    public @Nullable CustomerConnection customers(
            @Nullable @Description("Stewards may ask for contact data here too") RuleInput where,
            @Nullable @Description("By default OLDEST") CustomerOrder orderBy,
            @Nullable @Description("How many, from the beginning: 0 to 500, by default 20") Integer first,
            @Nullable @Description("Cursor that they come after; of a list with the same order and rule") String after,
            @Nullable @Description("How many, from the end") Integer last,
            @Nullable @Description("Cursor that they come before") String before) {
        var order = orderBy == null ? CustomerOrder.OLDEST : orderBy;
        var request = PageRequest.of(
                "customers " + order + " " + (where == null ? "" : RuleJson.write(where)), first, after, last, before);
        var filter = where == null ? Filter.ALL : rules.filter(rules.read(where, "where", caller.has(Role.STEWARD)));
        return CustomerConnection.of(
                customers.page(filter, order, request, Wanted.of("Customer")), () -> customers.count(filter));
    }

    @Query
    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description(
            "Who would be in a segment with this rule: counted exactly where that takes less than a second, else estimated from at most 15,000 customers drawn at random. It ends, as every query, when the connection is closed")
    public @Nullable SegmentPreview previewSegment(@NonNull RuleInput rule) {
        return previews.of(rules.read(rule, "rule", false));
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("Some of them, the newest customers first")
    public @NonNull List<@NonNull Customer> sample(
            @Source SegmentPreview preview, @DefaultValue("5") @Description("0 to 500") int first) {
        var request = PageRequest.of("sample", first, null, null, null);
        return customers
                .page(preview.members(), CustomerOrder.NEWEST, request, Wanted.of("Customer"))
                .nodes();
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("How they overlap with segments, in the order asked for; unknown keys are left out")
    public @NonNull List<@NonNull PreviewOverlap> overlaps(
            @Source SegmentPreview preview,
            @NonNull @Description("Keys of up to 50 segments") List<@NonNull String> segments) {
        if (segments.size() > MOST) {
            throw new ListTooLong("segments", segments.size(), MOST);
        }
        return overlaps.of(preview, this.segments.byKeys(segments));
    }
}
