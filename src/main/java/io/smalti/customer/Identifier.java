package io.smalti.customer;

/** A name by which a system knows a person; unique with its kind. */
public record Identifier(IdentifierKind kind, String value) {
    /** In the spelling that is stored. */
    public Identifier normal() {
        return Identifiers.normal(this);
    }
}
