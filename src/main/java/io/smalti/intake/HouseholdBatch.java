package io.smalti.intake;

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
        return Written.of(households.join(members), numbers);
    }
}
