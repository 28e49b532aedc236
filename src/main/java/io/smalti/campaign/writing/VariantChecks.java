package io.smalti.campaign.writing;

import static io.smalti.campaign.writing.CampaignError.Code.BLANK;
import static io.smalti.campaign.writing.CampaignError.Code.CHANNEL_NOT_USED;
import static io.smalti.campaign.writing.CampaignError.Code.DUPLICATE;
import static io.smalti.campaign.writing.CampaignError.Code.INVALID_SUBJECT;
import static io.smalti.campaign.writing.CampaignError.Code.INVALID_TEMPLATE;
import static io.smalti.campaign.writing.CampaignError.Code.INVALID_WEIGHT;
import static io.smalti.campaign.writing.CampaignError.Code.LANGUAGE_NOT_USED;
import static io.smalti.campaign.writing.CampaignError.Code.TOO_LONG;
import static io.smalti.campaign.writing.CampaignError.Code.TYPE_AND_GROUP;
import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_AGE_BAND;
import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_GROUP;
import static io.smalti.campaign.writing.CampaignError.Code.UNKNOWN_TYPE;

import io.smalti.campaign.Cell;
import io.smalti.campaign.Codes;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.template.Markup;
import io.smalti.campaign.template.MessageFields;
import io.smalti.campaign.template.Template;
import io.smalti.customer.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the wordings of one input must fulfil, each by itself and beside the others. */
final class VariantChecks {
    private static final Set<Channel> WITH_SUBJECT = Set.of(Channel.EMAIL, Channel.PUSH, Channel.POST);
    private static final int HEAVIEST = 10_000;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_TOPIC = 60;

    private final CompiledCampaign campaign;
    private final Codes codes;
    private final Set<Place> places = new HashSet<>();

    VariantChecks(CompiledCampaign campaign, Codes codes) {
        this.campaign = campaign;
        this.codes = codes;
    }

    private record Place(Channel channel, @Nullable String language, Cell cell, String wording) {}

    /** All that is wrong with an item; later items are compared with it. */
    List<CampaignError> check(WriteVariant item, int index) {
        var found = new Found(index);
        var language = campaign.language(item.language());
        if (!campaign.campaign().channels().contains(item.channel())) {
            found.add(CHANNEL_NOT_USED, "the campaign does not use " + item.channel(), "channel");
        }
        if (language == null) {
            found.add(LANGUAGE_NOT_USED, "not a language of the campaign", "language");
        }
        position(item, found);
        if (item.name().isEmpty() || item.name().length() > LONGEST_NAME) {
            found.add(item.name().isEmpty() ? BLANK : TOO_LONG, "a name has 1 to 40 characters", "wording");
        }
        if (item.weight() != null && (item.weight() < 1 || item.weight() > HEAVIEST)) {
            found.add(INVALID_WEIGHT, "a weight is from 1 to 10,000", "weight");
        }
        var topic = item.topic();
        if (topic != null && (topic.isBlank() || topic.length() > LONGEST_TOPIC)) {
            found.add(topic.isBlank() ? BLANK : TOO_LONG, "a topic has 1 to 60 characters", "topic");
        }
        texts(item, found);
        CampaignChecks.period(
                item.validFrom(), item.validUntil(), found.errors, "variants", Integer.toString(index), "validUntil");
        if (!places.add(new Place(item.channel(), language, item.cell(), item.name()))) {
            found.add(DUPLICATE, "the same wording of the same cell is in this input before", "wording");
        }
        return found.errors;
    }

    private void position(WriteVariant item, Found found) {
        if (item.type() != null && item.group() != null) {
            found.add(TYPE_AND_GROUP, "a cell is of a type or of a group, not both", "group");
        }
        if (item.type() != null && !codes.isType(item.type())) {
            found.add(UNKNOWN_TYPE, "no lifestyle type has this code", "type");
        }
        if (item.group() != null && !codes.isGroup(item.group())) {
            found.add(UNKNOWN_GROUP, "no lifestyle group has this code", "group");
        }
        if (item.ageBand() != null && !codes.isBand(item.ageBand())) {
            found.add(UNKNOWN_AGE_BAND, "no age band has this code", "ageBand");
        }
    }

    private static void texts(WriteVariant item, Found found) {
        var subject = item.subject();
        if (subject == null || subject.isBlank()) {
            if (item.channel() == Channel.EMAIL || subject != null) {
                found.add(INVALID_SUBJECT, "the subject is blank", "subject");
            }
        } else if (!WITH_SUBJECT.contains(item.channel())) {
            found.add(INVALID_SUBJECT, item.channel() + " has no subject", "subject");
        } else if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            found.add(INVALID_SUBJECT, "a subject is one line of up to 500 characters", "subject");
        } else {
            found.template(subject, Markup.PLAIN, "subject");
        }
        if (item.body().isBlank()) {
            found.add(BLANK, "the body is blank", "body");
        } else {
            found.template(item.body(), Markup.ofBody(item.channel()), "body");
        }
    }

    /** The mistakes of one item. */
    private static final class Found {
        final List<CampaignError> errors = new ArrayList<>();
        private final String index;

        Found(int index) {
            this.index = Integer.toString(index);
        }

        void add(CampaignError.Code code, String message, String field) {
            errors.add(CampaignError.of(code, message, "variants", index, field));
        }

        void template(String text, Markup markup, String field) {
            var flaws = new ArrayList<Template.Flaw>();
            Template.parse(text, markup, MessageFields::get, flaws);
            for (var flaw : flaws) {
                errors.add(new CampaignError(
                        text.length() > Template.LONGEST ? TOO_LONG : INVALID_TEMPLATE,
                        flaw.message(),
                        List.of("variants", index, field),
                        flaw.position(),
                        null));
            }
        }
    }
}
