package io.smalti.customer;

import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.NodeSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Customers by global id. */
@Singleton
class CustomerNodes implements NodeSource {
    private final Customers customers;

    CustomerNodes(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String type() {
        return "Customer";
    }

    @Override
    public Map<String, Customer> load(Collection<String> keys) {
        var nodes = new HashMap<String, Customer>();
        customers.byKeys(GlobalId.numbers(keys)).forEach((key, customer) -> nodes.put(Long.toString(key), customer));
        return nodes;
    }
}
