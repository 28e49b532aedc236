package io.smalti.demo;

import java.util.List;

/**
 * A business that buys from Lommera.
 *
 * @param revenue and marketing budget in EUR a year
 */
record Firm(
        long number,
        String name,
        String industry,
        int employees,
        long revenue,
        Atlas.Place place,
        String street,
        String culture,
        long budget,
        String audience,
        List<String> needs) {
    String externalId() {
        return "ORG-%05d".formatted(number + 1);
    }

    /** Where its people get their mail. */
    String domain() {
        return Names.plain(name).replace("-", "") + (number + 1) + ".example.com";
    }
}
