package io.smalti.typology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A postcode as the typology has it; {@code municipality} is a code, or null when it lies in none. */
record Postcode(
        String code,
        String locality,
        @Nullable String municipality,
        String region,
        List<String> languages,
        @Nullable String note) {}
