package io.smalti.campaign;

import io.smalti.customer.Customer;
import io.smalti.typology.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be used of a person to choose a message: the type and its group when the assignment deserves the level TYPE,
 * the group alone at GROUP, neither at NONE; and the age band.
 */
public record Standing(
        @Nullable String type,
        @Nullable String group,
        @Nullable String ageBand) {
    public static final Standing UNKNOWN = new Standing(null, null, null);

    /** Of somebody who objects to profiling nothing may be used: an age band is a profile too. */
    static Standing of(Customer customer) {
        if (customer.restrictions().profilingObjection()) {
            return UNKNOWN;
        }
        var band = customer.ageBand() == null ? null : customer.ageBand().code();
        var assignment = customer.lifestyle();
        return assignment == null
                ? new Standing(null, null, band)
                : at(assignment.level(), assignment.typeCode(), assignment.groupCode(), band);
    }

    /** What may be used of the most probable type and group. */
    public static Standing at(Level level, @Nullable String type, @Nullable String group, @Nullable String ageBand) {
        return switch (level) {
            case TYPE -> new Standing(type, group, ageBand);
            case GROUP -> new Standing(null, group, ageBand);
            case NONE -> new Standing(null, null, ageBand);
        };
    }

    /** The cells to look into, the most specific first. */
    public List<Cell> ladder() {
        var cells = new ArrayList<Cell>(6);
        if (type != null && ageBand != null) {
            cells.add(new Cell(type, null, ageBand));
        }
        if (group != null && ageBand != null) {
            cells.add(new Cell(null, group, ageBand));
        }
        if (type != null) {
            cells.add(new Cell(type, null, null));
        }
        if (group != null) {
            cells.add(new Cell(null, group, null));
        }
        if (ageBand != null) {
            cells.add(new Cell(null, null, ageBand));
        }
        cells.add(new Cell(null, null, null));
        return cells;
    }
}
