package io.smalti.typology;

import org.eclipse.microprofile.graphql.Description;

@Description("The finest area for which the spread of households over types is known")
public enum AreaLevel {
    @Description("the postcode itself")
    POSTCODE,
    @Description("the municipality that the postcode belongs to")
    MUNICIPALITY,
    @Description("the whole country: the postcode is not given, or not one of the typology")
    NATION
}
