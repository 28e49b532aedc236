package io.smalti.campaign.writing;

import static io.smalti.campaign.writing.CampaignError.Code.DEFAULT_NEEDS_FALLBACK;
import static io.smalti.campaign.writing.CampaignError.Code.DEFAULT_NOT_ALWAYS_VALID;
import static io.smalti.campaign.writing.CampaignError.Code.INVALID_TEMPLATE;
import static io.smalti.campaign.writing.CampaignError.Code.MISSING_DEFAULT;
import static io.smalti.campaign.writing.CampaignError.Code.OVERLAPPING_VALIDITY;
import static io.smalti.campaign.writing.CampaignError.Code.TOO_LONG;

import io.smalti.campaign.Campaign;
import io.smalti.campaign.Cell;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.Variant;
import io.smalti.campaign.Wording;
import io.smalti.campaign.template.ChannelLimits;
import io.smalti.campaign.template.Markup;
import io.smalti.campaign.template.MessageField;
import io.smalti.campaign.template.MessageFields;
import io.smalti.campaign.template.Template;
import io.smalti.customer.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that keeps a campaign from being published, or from staying so, at once. Whatever is about a wording names its cell
 * and, in a text, the position; what is missing names channel and language.
 */
final class PublishChecks {
    private static final Cell EVERYBODY = new Cell(null, null, null);

    private final CompiledCampaign compiled;
    private final Instant now;
    private final List<CampaignError> errors = new ArrayList<>();

    private PublishChecks(CompiledCampaign compiled, Instant now) {
        this.compiled = compiled;
        this.now = now;
    }

    /** @param variants those that are to be used, whether or not they could be compiled */
    static List<CampaignError> of(CompiledCampaign compiled, List<Variant> variants, Instant now) {
        var checks = new PublishChecks(compiled, now);
        compiled.campaign().channels().forEach(checks::defaults);
        variants.stream()
                .sorted(Comparator.comparing(Variant::channel)
                        .thenComparing(Variant::language)
                        .thenComparing(variant -> variant.cell().toString())
                        .thenComparing(Variant::wording))
                .forEach(checks::texts);
        compiled.cells(checks::validity);
        return checks.errors;
    }

    private void defaults(Channel channel) {
        var campaign = compiled.campaign();
        var language = campaign.defaultLanguage();
        var path = new String[] {channel.name(), language};
        var defaults = compiled.grid(channel, language).getOrDefault(EVERYBODY, List.of());
        if (defaults.isEmpty()) {
            errors.add(CampaignError.of(
                    MISSING_DEFAULT, "%s has no message for everybody in %s".formatted(channel, language), path));
            return;
        }
        if (defaults.stream().noneMatch(wording -> covers(wording, campaign, now))) {
            errors.add(CampaignError.of(
                    DEFAULT_NOT_ALWAYS_VALID,
                    "no message for everybody in %s and %s is valid as long as the campaign"
                            .formatted(channel, language),
                    path));
        }
        for (var wording : defaults) {
            if (wording.needsPerson()) {
                errors.add(at(
                        wording.variant(),
                        DEFAULT_NEEDS_FALLBACK,
                        "a message for everybody has a placeholder without fallback",
                        null,
                        path));
            }
        }
    }

    private static boolean covers(Wording wording, Campaign campaign, Instant now) {
        var from = wording.variant().validFrom();
        var until = wording.variant().validUntil();
        var begin = campaign.validFrom() == null ? now : campaign.validFrom();
        return (from == null || !from.isAfter(begin))
                && (until == null || (campaign.validUntil() != null && !until.isBefore(campaign.validUntil())));
    }

    private void texts(Variant variant) {
        text(variant, variant.subject(), Markup.PLAIN, "subject");
        text(variant, variant.body(), Markup.ofBody(variant.channel()), "body");
    }

    private void text(Variant variant, @Nullable String text, Markup markup, String field) {
        if (text == null) {
            return;
        }
        var flaws = new ArrayList<Template.Flaw>();
        var template = Template.parse(text, markup, MessageFields::get, flaws);
        for (var flaw : flaws) {
            errors.add(at(variant, INVALID_TEMPLATE, flaw.message(), flaw.position(), field));
        }
        if (flaws.isEmpty() && field.equals("body")) {
            var filled = new StringBuilder();
            template.render(MessageField::sample, filled);
            var exceeded = ChannelLimits.exceeded(variant.channel(), filled.toString());
            if (exceeded != null) {
                errors.add(at(variant, TOO_LONG, exceeded, null, field));
            }
        }
    }

    /** Wordings of a cell are compared, or follow each other; what does both cannot be told apart. */
    private void validity(List<Wording> several) {
        for (int i = 0; i < several.size(); i++) {
            for (int j = i + 1; j < several.size(); j++) {
                var one = several.get(i).variant();
                var other = several.get(j).variant();
                boolean same = Objects.equals(one.validFrom(), other.validFrom())
                        && Objects.equals(one.validUntil(), other.validUntil());
                if (!same && overlap(one, other)) {
                    errors.add(at(
                            other,
                            OVERLAPPING_VALIDITY,
                            "valid for a part of the time of wording %s; make it the same time or another"
                                    .formatted(one.wording()),
                            null,
                            "validFrom"));
                }
            }
        }
    }

    private static boolean overlap(Variant one, Variant other) {
        return begins(one, other) && begins(other, one);
    }

    private static boolean begins(Variant one, Variant other) {
        return one.validFrom() == null
                || other.validUntil() == null
                || one.validFrom().isBefore(other.validUntil());
    }

    private static CampaignError at(
            Variant variant, CampaignError.Code code, String message, @Nullable Integer position, String... path) {
        return new CampaignError(code, message, List.of(path), position, CampaignError.Place.of(variant));
    }
}
