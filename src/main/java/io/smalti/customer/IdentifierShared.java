package io.smalti.customer;

import org.jspecify.annotations.Nullable;

/**
 * Fired inside the transaction that found a strong identifier with two customers. Whoever makes them one says which key
 * is left, or says why they stay two.
 */
public final class IdentifierShared {
    private final Identifier identifier;
    private final long claimant;
    private final long owner;
    private @Nullable Long left;
    private @Nullable String difference;

    IdentifierShared(Identifier identifier, long claimant, long owner) {
        this.identifier = identifier;
        this.claimant = claimant;
        this.owner = owner;
    }

    public Identifier identifier() {
        return identifier;
    }

    /** The customer who was written now. */
    public long claimant() {
        return claimant;
    }

    /** The customer who has had it. */
    public long owner() {
        return owner;
    }

    public void merged(long left) {
        this.left = left;
    }

    /** @param trait in which they differ */
    public void different(String trait) {
        difference = trait;
    }

    @Nullable
    Long left() {
        return left;
    }

    @Nullable
    String difference() {
        return difference;
    }
}
