package io.smalti.campaign;

import static io.smalti.campaign.Reason.Code.MISSING_FIELD;

import io.smalti.campaign.template.MessageField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets, before it is put in words.
 *
 * @param wording null when there is no message
 * @param language as the campaign names it; null when there is no message
 * @param notBefore the end of quiet hours that hold now; null: at once
 * @param path the cells looked into
 * @param reasons what stands in the way, or made the message less specific
 */
public record Choice(
        @Nullable Wording wording,
        @Nullable String language,
        @Nullable Instant notBefore,
        List<Step> path,
        List<Reason> reasons) {
    public static Choice refused(List<Reason> reasons) {
        return new Choice(null, null, null, List.of(), reasons);
    }

    /** The reasons when the person lacks a value that the text needs. */
    public List<Reason> lacking(MessageField missing) {
        var all = new ArrayList<>(reasons);
        all.add(new Reason(MISSING_FIELD, "no value and no fallback for " + missing.code()));
        return all;
    }

    /** @param values what a placeholder prints, null when unknown; null for nobody in particular */
    public Resolution inWords(@Nullable Function<MessageField, @Nullable String> values) {
        if (wording == null) {
            return new Resolution(false, null, null, null, null, null, null, null, path, reasons);
        }
        var title = wording.subject();
        var subject = title == null ? null : new StringBuilder();
        var body = new StringBuilder();
        var missing = title == null || subject == null ? null : title.render(values, subject);
        if (missing == null) {
            missing = wording.body().render(values, body);
        }
        var variant = wording.variant();
        return new Resolution(
                missing == null,
                variant.cell().level(),
                variant,
                variant.cell(),
                missing != null || subject == null ? null : subject.toString(),
                missing != null ? null : body.toString(),
                language,
                notBefore,
                path,
                missing == null ? reasons : lacking(missing));
    }
}
