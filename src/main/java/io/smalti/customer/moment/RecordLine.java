package io.smalti.customer.moment;

import io.smallrye.graphql.api.Nullable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One line of an order as it is told to us. */
@Description("One line of an order")
public record RecordLine(
        @NonNull @Description("The product's number at the source, for example \"85123A\"")
        String product,

        @Nullable @Description("The product in words") String description,

        @NonNull @Description("Pieces: above 0 in a purchase, below 0 in a return")
        Integer quantity,

        @NonNull @Description("Price of one piece, in the order's currency; 0 for a gift, negative for a discount")
        BigDecimal unitPrice) {

    BigDecimal amount() {
        return unitPrice.setScale(4, RoundingMode.HALF_UP).multiply(BigDecimal.valueOf(quantity));
    }
}
