package io.smalti.campaign;

import io.smalti.platform.DomainException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text is not a BCP 47 tag such as nl or nl-BE. */
public final class InvalidLanguage extends DomainException {
    private static final long serialVersionUID = 1L;
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,4}");

    public InvalidLanguage() {
        super("language: not a language tag such as nl or nl-BE");
    }

    public static void check(@Nullable String language) {
        if (language != null && !isTag(language)) {
            throw new InvalidLanguage();
        }
    }

    public static boolean isTag(String language) {
        return TAG.matcher(language).matches();
    }
}
