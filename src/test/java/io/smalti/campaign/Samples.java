package io.smalti.campaign;

import io.smalti.campaign.template.Template;
import io.smalti.customer.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Campaigns and wordings in memory. */
public final class Samples {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Samples() {}

    /** An e-mail for everybody in Dutch, chosen and not yet in words. */
    public static Choice mail(String subject, String body) {
        var variant = new Variant(
                1,
                1,
                "x",
                Channel.EMAIL,
                "nl",
                new Cell(null, null, null),
                "A",
                VariantStatus.PUBLISHED,
                subject,
                body,
                null,
                100,
                null,
                null);
        return new Choice(Wording.compile(variant, new ArrayList<>()), "nl", null, List.of(), List.of());
    }

    static Campaign campaign(List<String> languages, String language) {
        return campaign(languages, language, CampaignStatus.PUBLISHED, Purpose.MARKETING, null, null);
    }

    static Campaign campaign(
            List<String> languages,
            String language,
            CampaignStatus status,
            Purpose purpose,
            @Nullable Instant from,
            @Nullable Instant until) {
        return new Campaign(
                1,
                null,
                Campaign.id(1),
                "spring",
                "Spring",
                null,
                status,
                purpose,
                List.of(Channel.EMAIL, Channel.SMS),
                languages,
                language,
                false,
                0,
                from,
                until,
                1,
                BEGIN,
                BEGIN);
    }

    static Wording wording(String language, Cell cell, String name, String body) {
        return wording(language, cell, name, body, null, null);
    }

    static Wording about(String topic, String language, Cell cell, String name, String body) {
        return compiled(language, cell, name, body, topic, null, null);
    }

    static Wording wording(
            String language, Cell cell, String name, String body, @Nullable Instant from, @Nullable Instant until) {
        return compiled(language, cell, name, body, null, from, until);
    }

    private static Wording compiled(
            String language,
            Cell cell,
            String name,
            String body,
            @Nullable String topic,
            @Nullable Instant from,
            @Nullable Instant until) {
        var variant = new Variant(
                1,
                1,
                "x",
                Channel.SMS,
                language,
                cell,
                name,
                VariantStatus.PUBLISHED,
                null,
                body,
                topic,
                100,
                from,
                until);
        var flaws = new ArrayList<Template.Flaw>();
        var wording = Wording.compile(variant, flaws);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException(flaws.toString());
        }
        return wording;
    }
}
