package io.smalti.campaign.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smalti.campaign.Campaign;
import io.smalti.campaign.CampaignChanged;
import io.smalti.platform.access.Caller;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps what is done to campaigns, inside the transaction that does it. */
@Singleton
class ChangeWriter {
    private static final int SHOWN = 100;

    private final Sql sql;
    private final ObjectMapper json;
    private final Caller caller;

    ChangeWriter(Sql sql, ObjectMapper json, Caller caller) {
        this.sql = sql;
        this.json = json;
        this.caller = caller;
    }

    void keep(@Observes CampaignChanged change) {
        sql.update(
                """
                insert into campaign_change (campaign_id, version, kind, status, fields, touched, wordings, changed_by)
                values (?, ?, ?, ?, ?, ?, ?, nullif(?, ''))""",
                change.after().number(),
                change.after().version(),
                change.kind(),
                change.after().status(),
                new Json(written(fields(change))),
                change.wordings().size(),
                new Json(written(change.wordings().stream()
                        .limit(SHOWN)
                        .map(ChangeWriter::wording)
                        .toList())),
                caller.name());
    }

    private String written(List<? extends List<@Nullable String>> lists) {
        try {
            return json.writeValueAsString(lists);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<@Nullable String> wording(CampaignChanged.Touched touched) {
        var variant = touched.variant();
        var cell = variant.cell();
        return Arrays.asList(
                touched.how().name(),
                variant.channel().name(),
                variant.language(),
                cell.type(),
                cell.group(),
                cell.ageBand(),
                variant.wording());
    }

    private List<List<@Nullable String>> fields(CampaignChanged change) {
        var fields = new ArrayList<List<@Nullable String>>();
        var before = change.before();
        if (before != null && change.kind() == CampaignChanged.Kind.REVISED) {
            compare("name", Campaign::name, before, change.after(), fields);
            compare("goal", Campaign::goal, before, change.after(), fields);
            compare("segment", this::segment, before, change.after(), fields);
            compare("similarProducts", Campaign::similarProducts, before, change.after(), fields);
            compare("controlShare", Campaign::controlShare, before, change.after(), fields);
            compare("validFrom", Campaign::validFrom, before, change.after(), fields);
            compare("validUntil", Campaign::validUntil, before, change.after(), fields);
        }
        return fields;
    }

    private @Nullable String segment(Campaign campaign) {
        var number = campaign.segmentKey();
        return number == null ? null : sql.first("select key from segment where id = ?", row -> row.text(1), number);
    }

    private static void compare(
            String field,
            Function<Campaign, @Nullable Object> value,
            Campaign before,
            Campaign after,
            List<List<@Nullable String>> fields) {
        var was = value.apply(before);
        var is = value.apply(after);
        if (!Objects.equals(was, is)) {
            fields.add(Arrays.asList(field, was == null ? null : was.toString(), is == null ? null : is.toString()));
        }
    }
}
