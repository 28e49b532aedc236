package io.smalti.campaign;

import static io.smalti.campaign.Reason.Code.AGE_UNKNOWN;
import static io.smalti.campaign.Reason.Code.CHANNEL_NOT_USED;
import static io.smalti.campaign.Reason.Code.CONSENT_NOT_CHECKED;
import static io.smalti.campaign.Reason.Code.MARKETING_OBJECTION;
import static io.smalti.campaign.Reason.Code.MINOR;
import static io.smalti.campaign.Reason.Code.MISSING_FIELD;
import static io.smalti.campaign.Reason.Code.NOT_PUBLISHED;
import static io.smalti.campaign.Reason.Code.NOT_VALID_NOW;
import static io.smalti.campaign.Reason.Code.NO_CONSENT;
import static io.smalti.campaign.Reason.Code.NO_VARIANT;
import static io.smalti.campaign.Reason.Code.OTHER_LANGUAGE;
import static io.smalti.campaign.Reason.Code.PROFILING_OBJECTION;
import static io.smalti.campaign.Reason.Code.RESTRICTED;
import static io.smalti.campaign.Reason.Code.TYPE_UNCERTAIN;
import static io.smalti.campaign.Reason.Code.TYPE_UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smalti.customer.Channel;
import io.smalti.customer.Customer;
import io.smalti.permission.Circumstances;
import io.smalti.permission.PolicySamples;
import io.smalti.typology.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HyperpersonalisationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final List<String> LANGUAGES = List.of("nl", "fr");
    private static final Cell EVERYBODY = new Cell(null, null, null);

    @SuppressWarnings("NullAway") // campaigns and recipients are handed over read
    private final Hyperpersonalisation hyperpersonalisation =
            new Hyperpersonalisation(null, null, null, Clock.fixed(NOW, ZoneOffset.UTC));

    private static CompiledCampaign campaign(Wording... wordings) {
        return new CompiledCampaign(Samples.campaign(LANGUAGES, "nl"), List.of(wordings));
    }

    private static Resolution resolve(CompiledCampaign campaign, Customer customer) {
        return resolve(campaign, customer, Channel.SMS, null);
    }

    private static Resolution resolve(
            CompiledCampaign campaign, Customer customer, Channel channel, @Nullable String language) {
        var recipient = Recipient.of(customer, Circumstances.NONE);
        return Hyperpersonalisation.resolve(campaign, recipient, channel, language, PolicySamples.GENERAL, NOW);
    }

    private static List<Reason.Code> codes(Resolution resolution) {
        return resolution.reasons().stream().map(Reason::code).toList();
    }

    @Test
    void tellsAllThatStandsInTheWay() {
        var campaign = new CompiledCampaign(
                Samples.campaign(LANGUAGES, "nl", CampaignStatus.DRAFT, Purpose.MARKETING, NOW.plusSeconds(60), null),
                List.of());
        var customer = new People()
                .restricted()
                .objectsToMarketing()
                .aged(17, null)
                .consents()
                .customer();
        var resolution = resolve(campaign, customer, Channel.PUSH, null);
        assertThat(codes(resolution))
                .containsExactly(
                        RESTRICTED,
                        MARKETING_OBJECTION,
                        MINOR,
                        NO_CONSENT,
                        NOT_PUBLISHED,
                        NOT_VALID_NOW,
                        CHANNEL_NOT_USED);
        assertThat(resolution.sent()).isFalse();
        assertThat(resolution.path()).isEmpty();
        assertThat(resolution.body()).isNull();
    }

    @Test
    void asksConsentForTheChannelItself() {
        var campaign = campaign(Samples.wording("nl", EVERYBODY, "A", "x"));
        assertThat(codes(resolve(campaign, new People().consents(Channel.EMAIL).customer())))
                .containsExactly(NO_CONSENT);
        assertThat(resolve(campaign, new People().consents(Channel.SMS).customer())
                        .sent())
                .isTrue();
    }

    @Test
    void takesARefusalOfTheChannelAsAnAnswer() {
        var campaign = campaign(Samples.wording("nl", EVERYBODY, "A", "x"));
        assertThat(codes(resolve(campaign, new People().optsOut(Channel.SMS).customer())))
                .containsExactly(NO_CONSENT);
    }

    @Test
    void sendsServiceMessagesWithoutConsent() {
        var campaign = new CompiledCampaign(
                Samples.campaign(LANGUAGES, "nl", CampaignStatus.PUBLISHED, Purpose.SERVICE, null, null),
                List.of(Samples.wording("nl", EVERYBODY, "A", "x")));
        var customer = new People().objectsToMarketing().consents().customer();
        assertThat(resolve(campaign, customer).sent()).isTrue();
    }

    @Test
    void endsBeforeTheEnd() {
        var until = new CompiledCampaign(
                Samples.campaign(LANGUAGES, "nl", CampaignStatus.PUBLISHED, Purpose.MARKETING, null, NOW), List.of());
        assertThat(codes(resolve(until, People.somebody()))).containsExactly(NOT_VALID_NOW);
        var from = new CompiledCampaign(
                Samples.campaign(LANGUAGES, "nl", CampaignStatus.PUBLISHED, Purpose.MARKETING, NOW, null),
                List.of(Samples.wording("nl", EVERYBODY, "A", "x")));
        assertThat(resolve(from, People.somebody()).sent()).isTrue();
    }

    @Test
    void answersForSomebodyNotStoredAndSaysThatConsentIsOpen() {
        var resolution = resolve(
                campaign(Samples.wording("nl", EVERYBODY, "A", "x")),
                new People().with("key", 0L).consents().customer());
        assertThat(resolution.sent()).isTrue();
        assertThat(codes(resolution)).contains(CONSENT_NOT_CHECKED);
    }

    @Test
    void usesNothingOfSomebodyWhoObjectsToProfiling() {
        var resolution = resolve(
                campaign(
                        Samples.wording("nl", new Cell(null, null, "30-34"), "A", "band"),
                        Samples.wording("nl", EVERYBODY, "A", "all")),
                new People()
                        .objectsToProfiling()
                        .aged(31, "30-34")
                        .typed(Level.TYPE, "A01", "A")
                        .customer());
        assertThat(resolution.body()).isEqualTo("all");
        assertThat(resolution.path()).hasSize(1);
        assertThat(codes(resolution)).containsExactly(PROFILING_OBJECTION);
    }

    @Test
    void prefersAGeneralMessageInTheRightLanguage() {
        var campaign = campaign(
                Samples.wording("nl", new Cell("A01", null, "30-34"), "A", "precies"),
                Samples.wording("fr", EVERYBODY, "A", "general"));
        var person = new People().aged(31, "30-34").typed(Level.TYPE, "A01", "A");
        assertThat(resolve(campaign, person.language("fr-BE").customer()).body())
                .isEqualTo("general");
        var german = resolve(campaign, person.language("de").customer());
        assertThat(german.body()).isEqualTo("precies");
        assertThat(german.language()).isEqualTo("nl");
        assertThat(codes(german)).containsExactly(OTHER_LANGUAGE);
        var asked = resolve(campaign, person.language("fr").customer(), Channel.SMS, "nl-BE");
        assertThat(asked.body()).isEqualTo("precies");
    }

    /** M4: only an age gives 12 ways, only a type 33, both 396, nothing one. */
    @Test
    void talksInAsManyWaysAsIsKnown() {
        var wordings = new ArrayList<Wording>();
        var types = IntStream.rangeClosed(1, 33).mapToObj("A%02d"::formatted).toList();
        var bands = IntStream.range(0, 12).mapToObj(i -> "band" + i).toList();
        for (var type : types) {
            bands.forEach(band -> wordings.add(Samples.wording("nl", new Cell(type, null, band), "A", type + band)));
            wordings.add(Samples.wording("nl", new Cell(type, null, null), "A", type));
        }
        bands.forEach(band -> wordings.add(Samples.wording("nl", new Cell(null, null, band), "A", band)));
        wordings.add(Samples.wording("nl", EVERYBODY, "A", "all"));
        var campaign = campaign(wordings.toArray(Wording[]::new));
        Set<@Nullable String> byBoth = new HashSet<>();
        Set<@Nullable String> byType = new HashSet<>();
        Set<@Nullable String> byAge = new HashSet<>();
        for (var type : types) {
            byType.add(
                    resolve(campaign, new People().typed(Level.TYPE, type, "A").customer())
                            .body());
            for (var band : bands) {
                var both = new People().typed(Level.TYPE, type, "A").aged(40, band);
                byBoth.add(resolve(campaign, both.customer()).body());
                var uncertain = new People().typed(Level.NONE, type, "A").aged(40, band);
                byAge.add(resolve(campaign, uncertain.customer()).body());
            }
        }
        assertThat(byBoth).hasSize(396);
        assertThat(byType).hasSize(33);
        assertThat(byAge).hasSize(12);
        var nothing = resolve(campaign, People.somebody());
        assertThat(nothing.body()).isEqualTo("all");
        assertThat(nothing.level()).isEqualTo(LadderLevel.DEFAULT);
        assertThat(codes(nothing)).containsExactly(TYPE_UNKNOWN, AGE_UNKNOWN);
    }

    @Test
    void entersAtTheLevelTheTypeDeservesAndTellsThePath() {
        var campaign = campaign(
                Samples.wording("nl", new Cell("A01", null, null), "A", "type"),
                Samples.wording("nl", new Cell(null, "A", null), "A", "group"));
        var resolution = resolve(
                campaign,
                new People().typed(Level.GROUP, "A01", "A").aged(31, "30-34").customer());
        assertThat(resolution.body()).isEqualTo("group");
        assertThat(resolution.path())
                .containsExactly(
                        new Step(LadderLevel.GROUP_AND_BAND, "nl", new Cell(null, "A", "30-34"), Step.Outcome.EMPTY),
                        new Step(LadderLevel.GROUP, "nl", new Cell(null, "A", null), Step.Outcome.FOUND));
        assertThat(codes(resolution)).containsExactly(TYPE_UNCERTAIN);
    }

    @Test
    void passesOverWhatIsNotValidNow() {
        var band = new Cell(null, null, "30-34");
        var campaign = campaign(
                Samples.wording("nl", band, "A", "old", null, NOW),
                Samples.wording("nl", band, "B", "new", NOW.plusSeconds(1), null),
                Samples.wording("nl", EVERYBODY, "A", "all", NOW, NOW.plusSeconds(1)));
        var resolution = resolve(campaign, new People().aged(31, "30-34").customer());
        assertThat(resolution.body()).isEqualTo("all");
        assertThat(resolution.path().getFirst().outcome()).isEqualTo(Step.Outcome.NOT_VALID_NOW);
    }

    @Test
    void saysThatNothingIsWritten() {
        var resolution = resolve(campaign(), People.somebody());
        assertThat(resolution.sent()).isFalse();
        assertThat(codes(resolution)).contains(NO_VARIANT);
        assertThat(resolution.path()).hasSize(1);
    }

    @Test
    void givesNoHalfText() {
        var campaign = campaign(Samples.wording("nl", EVERYBODY, "A", "Dag {{firstName}}!"));
        var named = resolve(campaign, new People().firstName("{{An}}").customer());
        assertThat(named.body()).isEqualTo("Dag {{An}}!");
        var unnamed = resolve(campaign, new People().firstName(" ").customer());
        assertThat(unnamed.sent()).isFalse();
        assertThat(unnamed.body()).isNull();
        assertThat(codes(unnamed)).contains(MISSING_FIELD);
    }

    @Test
    void keepsAPersonToOneWordingAndSpreadsPeople() {
        var campaign = campaign(Samples.wording("nl", EVERYBODY, "A", "a"), Samples.wording("nl", EVERYBODY, "B", "b"));
        int a = 0;
        for (int i = 0; i < 2_000; i++) {
            var customer = new People().with("externalId", "c-" + i).customer();
            var body = resolve(campaign, customer).body();
            assertThat(resolve(campaign, customer).body()).isEqualTo(body);
            a += "a".equals(body) ? 1 : 0;
        }
        assertThat(a).isBetween(900, 1_100);
    }

    @Test
    void givesACellWithoutPersonATextThatNeedsNone() {
        var campaign = campaign(
                Samples.wording("nl", new Cell("A01", null, null), "A", "Dag {{firstName}}"),
                Samples.wording("nl", EVERYBODY, "A", "Dag {{firstName|iedereen}}"));
        var resolution = hyperpersonalisation.resolve(campaign, new Standing("A01", "A", null), Channel.SMS, "nl");
        assertThat(resolution.body()).isEqualTo("Dag iedereen");
        assertThat(resolution.path())
                .extracting(Step::outcome)
                .containsExactly(Step.Outcome.NEEDS_PERSON, Step.Outcome.EMPTY, Step.Outcome.FOUND);
    }
}
