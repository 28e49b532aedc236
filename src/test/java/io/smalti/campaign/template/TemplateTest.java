package io.smalti.campaign.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.smalti.customer.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private final List<Template.Flaw> flaws = new ArrayList<>();

    /** A field whose value is fixed; the field "none" has none. */
    private static MessageField field(String code, @Nullable Object value) {
        return new MessageField(code, List.of(), known -> value, code);
    }

    private @Nullable String render(String text, Markup markup, Map<String, String> values) {
        var template = Template.parse(
                text,
                markup,
                code -> code.equals("none")
                        ? field(code, null)
                        : values.containsKey(code) ? field(code, values.get(code)) : null,
                flaws);
        assertThat(flaws).isEmpty();
        var out = new StringBuilder();
        return template.render(field -> field.text(trait -> null), out) == null ? out.toString() : null;
    }

    private @Nullable String plain(String text, String name) {
        return render(text, Markup.PLAIN, Map.of("name", name));
    }

    private @Nullable String html(String text, String name) {
        return render(text, Markup.HTML, Map.of("name", name));
    }

    @Test
    void printsValuesBetweenLiteralText() {
        assertThat(plain("Hi {{name}}, {{ name | you }}! {x} }}", "Ann")).isEqualTo("Hi Ann, Ann! {x} }}");
        assertThat(plain("no placeholder", "Ann")).isEqualTo("no placeholder");
    }

    @Test
    void fallsBackOnNullEmptyAndBlank() {
        assertThat(plain("{{none|there}}", "")).isEqualTo("there");
        assertThat(plain("{{name|there}}", "")).isEqualTo("there");
        assertThat(plain("{{name|there}}", " \t")).isEqualTo("there");
        assertThat(plain("Hi{{none|}}.", "")).isEqualTo("Hi.");
    }

    @Test
    void givesNothingWithoutValueAndFallback() {
        assertThat(plain("Hi {{none}}", "")).isNull();
    }

    @Test
    void neverReadsAValueAsATemplate() {
        assertThat(plain("{{name}}", "{{name|x}}")).isEqualTo("{{name|x}}");
    }

    @Test
    void printsValuesOnOneLine() {
        assertThat(plain("To: {{name}}", "a\r\nBcc: b")).isEqualTo("To: a  Bcc: b");
    }

    @Test
    void escapesByPlaceInHtml() {
        var evil = "<b a=\"'\">&";
        assertThat(html("<p>{{name}}</p>", evil)).isEqualTo("<p>&lt;b a=\"'\"&gt;&amp;</p>");
        assertThat(html("<p title = '{{name}}'>", evil)).isEqualTo("<p title = '&lt;b a=&#34;&#39;&#34;&gt;&amp;'>");
        assertThat(html("<a href = \"https://x/?q={{name}}&r={{none|a b}}\">", evil))
                .isEqualTo("<a href = \"https://x/?q=%3Cb%20a%3D%22%27%22%3E%26&r=a%20b\">");
        assertThat(html("<!-- c --><br/>a < b {{none|x & y}}", evil)).isEqualTo("<!-- c --><br/>a < b x &amp; y");
        assertThat(html("<style>p > a {}</style>{{name}}", "<")).isEqualTo("<style>p > a {}</style>&lt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"{{name}}\">",
                "<a HREF = ' {{name}}'>",
                "<a title={{name}}>",
                "<{{name}}>",
                "<a {{name}}=1>",
                "<script>var a='{{name}}'</script>",
                "<p onclick=\"a('{{name}}')\">",
                "<p style=\"color:{{name}}\">",
                "<!-- {{name}} -->",
            })
    void refusesPlacesThatNoEscapingMakesSafe(String text) {
        Template.parse(text, Markup.HTML, code -> field(code, "x"), flaws);
        assertThat(flaws).extracting(Template.Flaw::position).containsExactly(text.indexOf("{{") + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "Hi {{nome}}; 4; unknown field 'nome'",
                "Hi {{name; 4; '{{' is never closed by '}}'",
                "{{}}; 1; a placeholder needs a field",
                "{{name|{{none}}}}; 8; '{{' inside a placeholder: it holds a field and a plain fallback only",
                "{{name.length()}}; 1; unknown field 'name.length()'"
            })
    void tellsWhereAFlawIs(String text, int position, String message) {
        Template.parse(text, Markup.PLAIN, code -> code.matches("name|none") ? field(code, "") : null, flaws);
        assertThat(flaws).first().isEqualTo(new Template.Flaw(position, message));
    }

    @Test
    void tellsAllFlawsAtOnce() {
        Template.parse(
                "{{a}} {{name}} {{b}} {{", Markup.PLAIN, code -> code.equals("name") ? field(code, "") : null, flaws);
        assertThat(flaws).extracting(Template.Flaw::position).containsExactly(1, 16, 22);
    }

    @Test
    void marksFormulasInSpreadsheets() {
        assertThat(List.of("=1", "+1", "-1", "@a", "\ta", "\ra").stream().map(Escape::csv))
                .containsExactly("'=1", "'+1", "'-1", "'@a", "'\ta", "'\ra");
        assertThat(Escape.csv("a=1")).isEqualTo("a=1");
        assertThat(Escape.csv("")).isEmpty();
    }

    @Test
    void writesHtmlForMailAndWebOnly() {
        assertThat(List.of(Channel.values()).stream().filter(channel -> Markup.ofBody(channel) == Markup.HTML))
                .containsExactlyInAnyOrder(Channel.EMAIL, Channel.WEB);
    }

    @Test
    void knowsDisplayableFieldsOnly() {
        assertThat(MessageFields.all()).extracting(MessageField::code).contains("firstName", "lastName", "fullName");
        assertThat(MessageFields.get("income")).isNull();
        assertThat(MessageFields.get("email")).isNull();
    }
}
