package io.smalti.intake;

import io.smalti.customer.Outcome;
import io.smalti.customer.household.HouseholdMembers;
import io.smalti.intake.Line.BadField;
import java.util.ArrayList;
import java.util.List;

/** Lines of households: one member each. */
final class HouseholdBatch implements Batch {
    private static final int MOST = 1_000;

    private final HouseholdMembers households;
    private final List<HouseholdMembers.Member> members = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    HouseholdBatch(HouseholdMembers households) {
        this.households = households;
    }

    @Override
    public void add(Line line) throws BadField {
        members.add(new HouseholdMembers.Member(line.required("household"), line.required("customer")));
        numbers.add(line.number());
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public boolean isFull() {
        return size() >= MOST;
    }

    @Override
    public Written write() {
        var counts = new long[Outcome.values().length];
        var rejections = new ArrayList<Rejection>();
        var results = households.join(members);
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            counts[result.outcome().ordinal()]++;
            if (result.outcome() == Outcome.REJECTED) {
                var problem = result.problems().getFirst();
                rejections.add(new Rejection(numbers.get(i), problem.field(), problem.reason(), problem.message()));
            }
        }
        return new Written(
                counts[Outcome.CREATED.ordinal()],
                counts[Outcome.UPDATED.ordinal()],
                counts[Outcome.UNCHANGED.ordinal()],
                rejections);
    }
}
