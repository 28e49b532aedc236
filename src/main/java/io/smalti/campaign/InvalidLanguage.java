package io.smalti.campaign;

import io.smalti.platform.DomainException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text is not a BCP 47 tag such as nl or nl-BE. */
public final class InvalidLanguage extends DomainException {
    private static final long serialVersionUID = 1L;
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,4}");

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    public InvalidLanguage() {
        super("language: not a language tag such as nl or nl-BE");
    }

    public static void check(@Nullable String language) {
        if (language != null && !isTag(language)) {
            throw new InvalidLanguage();
        }
    }

    /** Whether it is a tag of a language, and of a country or region, that there is: ISO 639 and 3166. */
    public static boolean isKnown(String language) {
        if (!isTag(language)) {
            return false;
        }
        var locale = Locale.forLanguageTag(language.replace('_', '-'));
        var country = locale.getCountry();
        return (locale.getLanguage().length() != 2 || LANGUAGES.contains(locale.getLanguage()))
                && (country.length() != 2
                        || Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)
                                .contains(country));
    }

    public static boolean isTag(String language) {
        return TAG.matcher(language).matches();
    }
}
