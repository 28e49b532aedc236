package io.smalti.segment.evaluation;

import io.smalti.customer.Customer;
import io.smalti.customer.Filter;
import io.smalti.customer.Traits;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Why a person is in no segment at all, whatever the rules say")
@org.eclipse.microprofile.graphql.Enum("SegmentBar")
public enum Bar {
    @Description("under 18; nobody is profiled under 18. An unknown age is no bar")
    MINOR,
    @Description("objects to profiling")
    PROFILING_OBJECTION,
    @Description("the data may only be kept")
    RESTRICTED;

    private static final int ADULT = 18;

    /** The same as {@link #none}, for one customer. */
    public static @Nullable Bar of(Customer customer) {
        if (customer.restrictions().restricted()) {
            return RESTRICTED;
        }
        if (customer.restrictions().profilingObjection()) {
            return PROFILING_OBJECTION;
        }
        var age = customer.demographics().age();
        return age != null && age < ADULT ? MINOR : null;
    }

    /** The customers with no bar. */
    public static Filter none(ZonedDateTime now) {
        var age = Objects.requireNonNull(Traits.get("age")).expression(now);
        return Filter.of(
                "not c.restricted and not c.profiling_objection and coalesce(" + age + " >= " + ADULT + ", true)");
    }
}
