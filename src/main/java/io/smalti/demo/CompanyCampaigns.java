package io.smalti.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Writes Lommera's campaigns with their wordings. */
@Singleton
class CompanyCampaigns {
    private final Sql sql;

    CompanyCampaigns(Sql sql) {
        this.sql = sql;
    }

    void write() {
        Resource.json("demo/campaigns/campaigns.json").forEach(this::write);
    }

    private void write(JsonNode campaign) {
        var key = campaign.get("key").asText();
        var languages = texts(campaign.get("languages"));
        var id = sql.first(
                """
                insert into campaign (key, name, goal, status, segment_id, channels, languages, default_language,
                    control_share)
                values (?, ?, ?, 'PUBLISHED', (select id from segment where key = ?), ?, ?, ?, ?) returning id
                """,
                row -> row.longValue(1),
                key,
                campaign.get("name").asText(),
                campaign.get("goal").asText(),
                campaign.get("audience").asText(null),
                texts(campaign.get("channels")),
                languages,
                campaign.get("defaultLanguage").asText(),
                campaign.get("controlShare").asDouble());
        for (var language : languages) {
            write(id, CampaignCopy.read(key, language));
        }
        sql.update("""
                insert into campaign_change (campaign_id, version, kind, status, touched, changed_by)
                select c.id, c.version, 'PUBLISHED', 'PUBLISHED', (select count(*) from variant v where v.campaign_id = c.id),
                    'lommera' from campaign c where c.id = ?""", id);
    }

    private void write(@Nullable Long campaign, CampaignCopy copy) {
        sql.update(
                """
                insert into variant (campaign_id, channel, language, type_code, group_code, age_band, wording, weight, topic,
                    subject, body)
                select ?, n.channel, ?, n.type_code, n.group_code, n.age_band, n.wording, n.weight::integer, n.topic,
                    n.subject, n.body
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    n(channel, type_code, group_code, age_band, wording, weight, topic, subject, body)
                """,
                campaign,
                copy.language(),
                column(copy, CampaignCopy.Cell::channel),
                column(copy, CampaignCopy.Cell::type),
                column(copy, CampaignCopy.Cell::group),
                column(copy, CampaignCopy.Cell::band),
                column(copy, CampaignCopy.Cell::wording),
                column(copy, cell -> Integer.toString(cell.weight())),
                column(copy, CampaignCopy.Cell::topic),
                column(copy, CampaignCopy.Cell::subject),
                column(copy, CampaignCopy.Cell::body));
    }

    private static List<@Nullable String> column(
            CampaignCopy copy, Function<CampaignCopy.Cell, @Nullable String> value) {
        var column = new ArrayList<@Nullable String>();
        copy.cells().forEach(cell -> column.add(value.apply(cell)));
        return column;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
