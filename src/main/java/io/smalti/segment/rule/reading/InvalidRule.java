package io.smalti.segment.rule.reading;

import io.smalti.platform.DomainException;
import java.util.List;

/** A rule that means nothing; says where and why. Raised where there is no payload to carry user errors. */
public final class InvalidRule extends DomainException {
    private static final long serialVersionUID = 1L;

    private final transient List<SegmentError> problems;

    InvalidRule(List<SegmentError> problems) {
        super(String.join(".", problems.getFirst().path()) + ": "
                + problems.getFirst().message());
        this.problems = problems;
    }

    public List<SegmentError> problems() {
        return problems;
    }
}
