package io.smalti.intake;

import io.smalti.customer.Channel;
import io.smalti.customer.Source;
import io.smalti.customer.moment.InteractionKind;
import io.smalti.customer.moment.Interactions;
import io.smalti.customer.moment.RecordInteraction;
import io.smalti.intake.Line.BadField;
import java.util.ArrayList;
import java.util.List;

/** Lines of interactions: one contact moment each. */
final class InteractionBatch implements Batch {
    private static final int MOST = 5_000;

    private final Interactions interactions;
    private final Source source;
    private final long job;
    private final List<RecordInteraction> moments = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    InteractionBatch(Interactions interactions, Source source, long job) {
        this.interactions = interactions;
        this.source = source;
        this.job = job;
    }

    @Override
    public void add(Line line) throws BadField {
        var id = line.required("interaction");
        var customer = line.text("customer");
        if (customer == null) {
            throw new BadField("customer", "NO_CUSTOMER", "the line does not say whose it is");
        }
        var kind = line.constant("kind", InteractionKind.class);
        if (kind == null) {
            throw new BadField("kind", "MISSING", "the line says nothing here");
        }
        moments.add(new RecordInteraction(
                id,
                customer,
                kind,
                line.time("occurredAt"),
                line.constant("channel", Channel.class),
                line.text("subject"),
                line.text("score") == null ? null : line.whole("score")));
        numbers.add(line.number());
    }

    @Override
    public int size() {
        return moments.size();
    }

    @Override
    public boolean isFull() {
        return size() >= MOST;
    }

    @Override
    public Written write() {
        return Written.of(interactions.record(moments, source, job), numbers);
    }
}
