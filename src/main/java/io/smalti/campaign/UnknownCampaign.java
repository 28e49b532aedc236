package io.smalti.campaign;

import io.smalti.platform.DomainException;

/** There is no campaign with the key given. */
public final class UnknownCampaign extends DomainException {
    private static final long serialVersionUID = 1L;

    public UnknownCampaign(String key) {
        super("campaign: there is none with the key '%s'".formatted(key.length() > 60 ? key.substring(0, 60) : key));
    }
}
