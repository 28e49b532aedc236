package io.smalti.segment.evaluation;

/**
 * Customers whose keys lie in (above, upTo]. Said of every table that is joined, since the planner does not conclude from
 * the range of one key that the equal one of another table lies in it, too.
 */
public record KeyRange(long above, long upTo) {
    public static final KeyRange ALL = new KeyRange(0, Long.MAX_VALUE);

    /** SQL that follows another condition; nothing for all customers. */
    public String and(String key) {
        return this.equals(ALL) ? "" : " and " + key + " > " + above + " and " + key + " <= " + upTo;
    }

    /** What conditions speak about, as {@link io.smalti.customer.Customers#FROM}, but of these customers alone. */
    public String from() {
        return "customer c left join behaviour b on b.customer_id = c.id" + and("b.customer_id")
                + " left join type_assignment t on t.customer_id = c.id" + and("t.customer_id");
    }
}
