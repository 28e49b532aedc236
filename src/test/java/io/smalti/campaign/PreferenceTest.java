package io.smalti.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.smalti.customer.Channel;
import io.smalti.permission.Circumstances;
import io.smalti.permission.PolicySamples;
import io.smalti.permission.Preference;
import io.smalti.typology.Level;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person chose goes before what type and age suggest. */
class PreferenceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final CompiledCampaign CAMPAIGN = new CompiledCampaign(
            Samples.campaign(List.of("nl", "fr"), "nl"),
            List.of(
                    Samples.about("roses", "nl", new Cell(null, null, null), "R", "roses"),
                    Samples.about("barbecue", "nl", new Cell("A01", null, "30-34"), "B", "barbecue"),
                    Samples.wording("nl", new Cell(null, "A", null), "A", "group"),
                    Samples.wording("fr", new Cell(null, null, null), "A", "tous")));

    private static Resolution resolve(Preference preference) {
        var person =
                new People().typed(Level.TYPE, "A01", "A").aged(31, "30-34").customer();
        var recipient = Recipient.of(person, new Circumstances(preference, Set.of(), List.of(), Set.of()));
        return Hyperpersonalisation.resolve(CAMPAIGN, recipient, Channel.SMS, null, PolicySamples.GENERAL, NOW);
    }

    @Test
    void takesWhatIsLikedAheadOfWhatIsMoreSpecific() {
        assertThat(resolve(Preference.NONE).body()).isEqualTo("barbecue");
        var liked = resolve(new Preference(null, null, List.of("roses"), List.of()));
        assertThat(liked.body()).isEqualTo("roses");
        assertThat(liked.level()).isEqualTo(LadderLevel.DEFAULT);
        assertThat(liked.reasons()).extracting(Reason::code).containsExactly(Reason.Code.LIKED_TOPIC);
    }

    @Test
    void passesOverWhatIsDisliked() {
        var resolution = resolve(new Preference(null, null, List.of(), List.of("barbecue")));
        assertThat(resolution.body()).isEqualTo("group");
        assertThat(resolution.path().getFirst().outcome()).isEqualTo(Step.Outcome.DISLIKED);
    }

    @Test
    void speaksTheLanguageChosen() {
        assertThat(resolve(new Preference(null, "fr-BE", List.of("roses"), List.of()))
                        .body())
                .isEqualTo("tous");
    }

    @Test
    void usesTheChannelChosenWhereTheCampaignDoes() {
        var mail = resolve(new Preference(Channel.EMAIL, null, List.of(), List.of()));
        assertThat(mail.sent()).isFalse();
        assertThat(mail.reasons()).extracting(Reason::code).containsExactly(Reason.Code.OTHER_CHANNEL);
        assertThat(resolve(new Preference(Channel.PHONE, null, List.of(), List.of()))
                        .body())
                .isEqualTo("barbecue");
    }
}
