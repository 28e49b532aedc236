package io.smalti.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wordings of a campaign in one language, read from a text: lines {@code key: value} first, then blocks. A block
 * begins with {@code @ CHANNEL [type|group] [band] [formal] [wording=B] [weight=100] [topic=garden]}; a line {@code # …} is the subject, {@code > …} the call
 * to action of an e-mail.
 */
record CampaignCopy(String language, List<Cell> cells) {
    /** One wording; type, group and band null where it holds for all. */
    record Cell(
            String channel,
            @Nullable String type,
            @Nullable String group,
            @Nullable String band,
            String wording,
            int weight,
            @Nullable String topic,
            @Nullable String subject,
            String body) {}

    static CampaignCopy read(String campaign, String language) {
        var blocks = Resource.text("demo/campaigns/%s.%s.txt".formatted(campaign, language))
                .split("\n@ ");
        var frame = new HashMap<String, String>();
        blocks[0].lines().filter(line -> line.contains(": ")).forEach(line -> {
            int colon = line.indexOf(": ");
            frame.put(line.substring(0, colon), line.substring(colon + 2));
        });
        var cells = new ArrayList<Cell>();
        for (int i = 1; i < blocks.length; i++) {
            cells.add(cell(blocks[i].strip(), frame));
        }
        return new CampaignCopy(language, List.copyOf(cells));
    }

    private static Cell cell(String block, Map<String, String> frame) {
        int end = block.indexOf('\n');
        var address = block.substring(0, end).split(" ");
        String type = null;
        String group = null;
        String band = null;
        boolean formal = false;
        var more = new HashMap<String, String>();
        for (int i = 1; i < address.length; i++) {
            var part = address[i];
            int equals = part.indexOf('=');
            if (equals > 0) {
                more.put(part.substring(0, equals), part.substring(equals + 1));
                continue;
            }
            switch (part.length()) {
                case 1 -> group = part;
                case 3 -> {
                    boolean open = part.endsWith("+");
                    band = open ? part : band;
                    type = open ? type : part;
                }
                default -> {
                    formal |= part.equals("formal");
                    band = part.equals("formal") ? band : part;
                }
            }
        }
        var text = block.substring(end + 1).strip();
        boolean mail = address[0].equals("EMAIL");
        return new Cell(
                address[0],
                type,
                group,
                band,
                more.getOrDefault("wording", "A"),
                Integer.parseInt(more.getOrDefault("weight", "100")),
                more.get("topic"),
                mail ? text.substring(2, text.indexOf('\n')) : null,
                mail ? html(text, frame, formal) : text);
    }

    private static String html(String text, Map<String, String> frame, boolean formal) {
        var html = new StringBuilder();
        paragraph(frame.getOrDefault(formal ? "formal" : "greeting", ""), html);
        var link = frame.getOrDefault("link", "");
        text.lines().skip(1).map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            if (line.startsWith("> ")) {
                paragraph("<a href=\"" + link + "\">" + line.substring(2) + "</a>", html);
            } else {
                paragraph(line, html);
            }
        });
        paragraph(frame.getOrDefault("signature", ""), html);
        paragraph("<small><a href=\"" + link + "/off\">" + frame.getOrDefault("leave", "") + "</a></small>", html);
        return html.toString();
    }

    private static void paragraph(String content, StringBuilder html) {
        html.append("<p>").append(content).append("</p>\n");
    }
}
