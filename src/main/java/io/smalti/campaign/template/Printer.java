package io.smalti.campaign.template;

/** Takes the text of a message piece by piece. */
public interface Printer {
    /** What the author wrote, ready to print; of one template the same objects every time. */
    void literal(String text);

    /** What is known of the person, to be made harmless for its place. */
    void value(String value, Escape escape);
}
