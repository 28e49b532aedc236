package io.smalti.customer;

/** Whose former values are kept, and where. */
public enum HistoryOf {
    CUSTOMERS("trait_history", "customer_id"),
    ORGANISATIONS("organisation_history", "organisation_id");

    private final String table;
    private final String owner;

    HistoryOf(String table, String owner) {
        this.table = table;
        this.owner = owner;
    }

    public String table() {
        return table;
    }

    /** The column of the table with the key of whom a value is of. */
    public String owner() {
        return owner;
    }
}
