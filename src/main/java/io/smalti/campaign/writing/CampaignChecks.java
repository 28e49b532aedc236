package io.smalti.campaign.writing;

import static io.smalti.campaign.writing.CampaignError.Code.BLANK;
import static io.smalti.campaign.writing.CampaignError.Code.DEFAULT_LANGUAGE_NOT_LISTED;
import static io.smalti.campaign.writing.CampaignError.Code.INVALID_KEY;
import static io.smalti.campaign.writing.CampaignError.Code.INVALID_LANGUAGE;
import static io.smalti.campaign.writing.CampaignError.Code.INVALID_PERIOD;
import static io.smalti.campaign.writing.CampaignError.Code.INVALID_SHARE;
import static io.smalti.campaign.writing.CampaignError.Code.TOO_LONG;

import io.smalti.campaign.InvalidLanguage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a campaign must fulfil to be created, and to be published. */
final class CampaignChecks {
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_TEXT = 2_000;

    private CampaignChecks() {}

    static List<CampaignError> of(CreateCampaign input) {
        var errors = new ArrayList<CampaignError>();
        if (input.key().length() > LONGEST_KEY || !KEY.matcher(input.key()).matches()) {
            errors.add(CampaignError.of(
                    INVALID_KEY, "lower-case letters, digits and dashes, up to %d".formatted(LONGEST_KEY), "key"));
        }
        text(input.name(), "name", errors);
        if (input.goal() != null) {
            text(input.goal(), "goal", errors);
        }
        if (input.channels().isEmpty()) {
            errors.add(CampaignError.of(BLANK, "at least one channel is needed", "channels"));
        }
        if (input.languages().isEmpty()) {
            errors.add(CampaignError.of(BLANK, "at least one language is needed", "languages"));
        }
        for (int i = 0; i < input.languages().size(); i++) {
            if (!InvalidLanguage.isKnown(input.languages().get(i))) {
                errors.add(CampaignError.of(
                        INVALID_LANGUAGE,
                        "not the tag of a language that there is, such as nl or nl-BE",
                        "languages",
                        Integer.toString(i)));
            }
        }
        var wanted = input.defaultLanguage();
        if (wanted != null
                && input.languages().stream()
                        .noneMatch(language -> spelled(language).equals(spelled(wanted)))) {
            errors.add(CampaignError.of(
                    DEFAULT_LANGUAGE_NOT_LISTED, "the default must be one of the languages", "defaultLanguage"));
        }
        share(input.controlShare(), errors);
        period(input.validFrom(), input.validUntil(), errors, "validUntil");
        return errors;
    }

    /** One spelling for a tag: nl-BE. */
    static String spelled(String tag) {
        return java.util.Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
    }

    static void period(@Nullable Instant from, @Nullable Instant until, List<CampaignError> errors, String... path) {
        if (from != null && until != null && !from.isBefore(until)) {
            errors.add(CampaignError.of(INVALID_PERIOD, "it must end after it begins", path));
        }
    }

    static void share(@Nullable Double control, List<CampaignError> errors) {
        if (control != null && !(control >= 0 && control <= 0.5)) {
            errors.add(CampaignError.of(INVALID_SHARE, "from 0 to 0.5", "controlShare"));
        }
    }

    static void text(String text, String field, List<CampaignError> errors) {
        if (text.isBlank()) {
            errors.add(CampaignError.of(BLANK, field + " must not be blank", field));
        } else if (text.length() > LONGEST_TEXT) {
            errors.add(CampaignError.of(TOO_LONG, "up to %,d characters".formatted(LONGEST_TEXT), field));
        }
    }
}
