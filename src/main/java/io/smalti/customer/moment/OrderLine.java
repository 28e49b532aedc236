package io.smalti.customer.moment;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;

/** What of one product was bought or brought back. */
@Access({FRONTEND, MARKETER, STEWARD})
@Description("What of one product was bought or brought back; the same product may have several lines")
public record OrderLine(
        @Description("The product's number at the source, for example \"85123A\"")
        String product,

        @Nullable @Description("The product in words; null when the source did not say")
        String description,

        @Description("Pieces; negative in a return") int quantity,

        @Description("Price of one piece, in the order's currency")
        BigDecimal unitPrice) {}
