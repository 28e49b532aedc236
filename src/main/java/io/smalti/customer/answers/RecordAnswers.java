package io.smalti.customer.answers;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Channel;
import io.smalti.customer.Source;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Answers as one system heard them")
public record RecordAnswers(
        @NonNull Source source,

        @NonNull @Description("At most 1,000; recorded again under the same external id they replace what was recorded")
        List<@NonNull Answer> answers,

        @Nullable @Description("The same key again repeats the answer and does nothing, for a week")
        String idempotencyKey) {

    @Input("AnswerInput")
    @Description("One answer: a value of a trait, a score, or both")
    public record Answer(
            @NonNull @Description("Its number at the source")
            String externalId,

            @NonNull @Description("External id of the customer, who must be known")
            String customer,

            @Nullable @Description("Code of the trait that was asked for; null for a mere score")
            String trait,

            @Nullable String value,

            @Nullable @Description("Where several may be given")
            List<@NonNull String> values,

            @Nullable @Description("How likely they recommend us, 0 to 10 (NPS)")
            Integer score,

            @Nullable
            @Description("How satisfied they are, 1 to 5 (CSAT); kept as a score of 0, 2.5, … 10, rounded down")
            Integer csat,

            @Nullable @Description("Whether a chatbot asked")
            Boolean chat,

            @Nullable Channel channel,
            @NonNull Instant answeredAt) {
        /** On the scale of 0 to 10. */
        @Nullable
        Integer toScore() {
            return score != null || csat == null ? score : Integer.valueOf((csat - 1) * 10 / 4);
        }

        @Nullable
        Object told() {
            return values == null ? value : values;
        }
    }
}
