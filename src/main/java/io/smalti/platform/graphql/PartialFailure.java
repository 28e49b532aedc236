package io.smalti.platform.graphql;

import io.smalti.platform.DomainException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a batched resolver that has an answer for some parents and none for others: each of these gets its own error
 * at its own path. Checked, so that it does not end the transaction that the other fields read in.
 */
public final class PartialFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<? extends @Nullable Object> values;
    private final transient Map<Integer, ? extends DomainException> reasons;

    /**
     * @param values one for each parent, in their order
     * @param reasons by the place of the parent; its value is not looked at
     */
    public PartialFailure(List<? extends @Nullable Object> values, Map<Integer, ? extends DomainException> reasons) {
        super(reasons.size() + " of " + values.size() + " failed", null, false, false);
        this.values = values;
        this.reasons = Map.copyOf(reasons);
    }

    public List<? extends @Nullable Object> values() {
        return values;
    }

    public Map<Integer, ? extends DomainException> reasons() {
        return reasons;
    }
}
