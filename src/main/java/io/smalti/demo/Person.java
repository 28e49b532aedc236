package io.smalti.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * Somebody as they are; what the company knows of them is less, see {@link Known}.
 *
 * @param age completed years
 * @param income net EUR a month of the household
 * @param garden whether there is a garden, and not only a balcony
 */
record Person(
        long number,
        Atlas.Place place,
        TypeProfile type,
        String language,
        LocalDate birth,
        int age,
        String gender,
        Names.Name name,
        String street,
        String composition,
        int householdSize,
        String tenure,
        String dwelling,
        String education,
        String activity,
        int income,
        boolean garden,
        List<String> values,
        List<String> attitudes,
        List<String> interests,
        List<String> motivations) {
    boolean children() {
        return composition.equals("COUPLE_WITH_CHILD") || composition.equals("LONE_PARENT");
    }

    /** What they look for: g for a garden, b for a balcony, f for a family, s for a first home. */
    String setting() {
        return age < 30 && type.group().equals("G") ? "s" : children() && age < 50 ? "f" : garden ? "g" : "b";
    }
}
