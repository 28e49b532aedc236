package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** A way to reach a person, online or not. */
@Description("A way to reach a person, online or not")
public enum Channel {
    EMAIL,
    SMS,
    PUSH,
    WEB,
    SOCIAL,
    POST,
    DOOR_TO_DOOR,
    PHONE,
    IN_STORE
}
