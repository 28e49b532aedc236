package io.smalti.demo;

/** How much is known of somebody; each has its own column in the shares of {@code company/knowledge.csv}. */
enum Documentation {
    /** answered surveys, has an account and a card */
    RICH,
    /** has an account */
    FAIR,
    /** gave an address for a delivery */
    THIN,
    /** bought something once in a store */
    BARE,
    /** a prospect who asked for the newsletter */
    SIGN_UP,
    /** a prospect from a bought list of addresses */
    LIST,
    /** somebody at a business */
    CONTACT;

    private static final Weights CUSTOMERS = new Weights(18, 36, 33, 13);

    boolean prospect() {
        return this == SIGN_UP || this == LIST;
    }

    static Documentation draw(Person person, boolean business, Dice dice) {
        if (business) {
            return CONTACT;
        }
        if (person.age() < 18) {
            return SIGN_UP;
        }
        if (dice.chance(0.2)) {
            return person.place().country().equals("BE") && dice.chance(0.35) ? LIST : SIGN_UP;
        }
        return values()[CUSTOMERS.draw(dice)];
    }
}
