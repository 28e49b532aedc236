package io.smalti.customer.organisation;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statistical classification of economic activities, NACE Rev. 2.1 (Regulation (EU) 2023/137): a division of two digits, a group or a
 * class below it. Divisions are known; groups and classes are looked at for their form only.
 */
final class Nace {
    private static final Pattern CODE = Pattern.compile("([0-9]{2})(?:\\.?([0-9]{1,2}))?");
    private static final Set<Integer> UNUSED = Set.of(4, 34, 40, 44, 45, 48, 54, 57, 67, 76, 83, 89);
    private static final Set<Integer> DIVISIONS = IntStream.rangeClosed(1, 99)
            .filter(division -> !UNUSED.contains(division))
            .boxed()
            .collect(Collectors.toUnmodifiableSet());

    private Nace() {}

    /** The code with its point, 47.91 for 4791 too; null when there is no such division. */
    static @Nullable String normal(String text) {
        var code = CODE.matcher(text.strip());
        if (!code.matches() || !DIVISIONS.contains(Integer.valueOf(code.group(1)))) {
            return null;
        }
        return code.group(2) == null ? code.group(1) : code.group(1) + "." + code.group(2);
    }
}
