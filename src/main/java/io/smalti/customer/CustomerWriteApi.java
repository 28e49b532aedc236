package io.smalti.customer;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.WrittenInput;
import io.smalti.platform.idempotency.OnceOnly;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;

/** What can be said about customers. */
@GraphQLApi
public class CustomerWriteApi {
    private final Customers customers;
    private final Consents consents;
    private final TypeDeclarations declarations;
    private final OnceOnly once;

    CustomerWriteApi(Customers customers, Consents consents, TypeDeclarations declarations, OnceOnly once) {
        this.customers = customers;
        this.consents = consents;
        this.declarations = declarations;
        this.once = once;
    }

    @Mutation
    @Transactional
    @Access(STEWARD)
    @Description("Creates and changes customers, each item on its own; repeating it changes nothing")
    public UpsertCustomersPayload upsertCustomers(UpsertCustomers input) {
        var nulls = WrittenInput.nullsIn("customers");
        var items = items(input.customers(), nulls);
        var answers = once.answer(
                input.idempotencyKey(),
                "upsertCustomers",
                List.of(input, nulls),
                Upserted.LIST,
                () -> customers.upsert(items, input.source()));
        var found = customers.byKeys(answers.stream()
                .map(Upserted::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var results = answers.stream()
                .map(answer -> {
                    var key = answer.key();
                    return key == null
                            ? new UpsertCustomersPayload.Item(answer.outcome(), null, null)
                            : new UpsertCustomersPayload.Item(answer.outcome(), Customer.id(key), found.get(key));
                })
                .toList();
        return new UpsertCustomersPayload(results, CustomerError.all(answers, "customers"));
    }

    @Mutation
    @Transactional
    @Access({FRONTEND, STEWARD})
    @Description("Adds decisions to the log; an objection to profiling removes the type at once")
    public RecordConsentsPayload recordConsents(RecordConsents input) {
        var answers = consents.record(input.consents(), input.source());
        return new RecordConsentsPayload(
                answers.stream().map(Upserted::outcome).toList(), CustomerError.all(answers, "consents"));
    }

    @Mutation
    @Transactional
    @Access({FRONTEND, STEWARD})
    @Description("Takes a person's own word for the lifestyle type, or takes it back")
    public DeclareTypePayload declareType(DeclareType input) {
        if (Stream.of(input.customerId(), input.externalId())
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            return DeclareTypePayload.refused(
                    CustomerErrorCode.REQUIRED, "give exactly one of customerId, externalId", "customerId");
        }
        var externalId = input.externalId();
        var key = input.customerId() == null ? 0 : GlobalId.number(input.customerId(), "Customer");
        var customer = externalId == null
                ? customers.byKeys(List.of(key)).get(key)
                : customers.byExternalIds(List.of(externalId)).get(externalId);
        return customer == null
                ? DeclareTypePayload.refused(
                        CustomerErrorCode.UNKNOWN_CUSTOMER,
                        "there is no such customer",
                        externalId == null ? "customerId" : "externalId")
                : declarations.declare(customer, input.type());
    }

    private static List<UpsertCustomer> items(List<CustomerFacts> facts, List<Set<String>> nulls) {
        return IntStream.range(0, facts.size())
                .mapToObj(i -> facts.get(i).toUpsert(i < nulls.size() ? nulls.get(i) : Set.of()))
                .toList();
    }
}
