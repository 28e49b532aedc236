package io.smalti.platform.graphql.http;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smalti.platform.graphql.execution.Answer;
import io.smalti.platform.graphql.execution.Engine;
import io.smalti.platform.graphql.execution.Interruption;
import io.smalti.platform.graphql.execution.Limits;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Everything at {@code /graphql}: requests are answered on a worker thread, with the request context and the identity
 * that any other endpoint has; websockets go on to SmallRye, and nothing else does.
 */
@Singleton
class Front {
    private static final Logger LOG = Logger.getLogger(Front.class);
    private static final String PATH = "/graphql";
    /** After authentication, authorization and SmallRye's websockets, before all else. */
    private static final int ORDER = -50;

    private final Engine engine;
    private final Limits limits;
    private final Unsent unsent;
    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest current;
    private final Executor workers = Arc.container().getExecutorService();

    Front(
            Engine engine,
            Limits limits,
            Unsent unsent,
            CurrentIdentityAssociation identity,
            CurrentVertxRequest current) {
        this.engine = engine;
        this.limits = limits;
        this.unsent = unsent;
        this.identity = identity;
        this.current = current;
    }

    void routes(@Observes Router router) {
        var body = BodyHandler.create(false).setBodyLimit(limits.body().asLongValue());
        router.route(PATH)
                .order(ORDER)
                .handler(context -> {
                    if (context.request().method() == HttpMethod.POST) {
                        body.handle(context);
                    } else {
                        context.next();
                    }
                })
                .handler(this::hand)
                .failureHandler(this::fail);
        router.route(PATH + "/*")
                .order(ORDER)
                .handler(context -> context.response().setStatusCode(404).end());
    }

    /** To a worker, with no more ado: that a result were waited for on the event loop would wake it up once more. */
    private void hand(RoutingContext context) {
        var eventLoop = context.vertx().getOrCreateContext();
        try {
            workers.execute(() -> handle(context, eventLoop));
        } catch (RejectedExecutionException e) {
            context.fail(503, e);
        }
    }

    private void handle(RoutingContext context, Context eventLoop) {
        var requestContext = Arc.container().requestContext();
        requestContext.activate();
        try {
            current.setCurrent(context);
            if (context.user() instanceof QuarkusHttpUser user) {
                identity.setIdentity(user.getSecurityIdentity());
            } else {
                identity.setIdentity(QuarkusHttpUser.getSecurityIdentity(context, null));
            }
            answer(new Exchange(context, eventLoop, engine.costLimit(), unsent), context);
        } catch (Exception | Error e) {
            context.fail(e);
        } finally {
            requestContext.terminate();
        }
    }

    private void answer(Exchange exchange, RoutingContext context) {
        if (!exchange.isAcceptable()) {
            exchange.write(406, Answer.refused("NOT_ACCEPTABLE", "The answer can only be JSON"));
            return;
        }
        try {
            var request = exchange.request();
            exchange.write(engine.answer(request, exchange.isGet(), untilClosed(context)));
        } catch (Unreadable e) {
            exchange.write(e.status(), Answer.refused("BAD_REQUEST", e.message()));
        } catch (Exception | Error e) {
            LOG.error("A request could not be answered", e);
            exchange.write(500, Answer.refused("INTERNAL", "The server could not answer this"));
        }
    }

    /** A query is ended when its client has closed the connection. */
    private static Interruption untilClosed(RoutingContext context) {
        var interruption = new Interruption();
        context.response().closeHandler(closed -> {
            var _ = context.vertx()
                    .executeBlocking(
                            () -> {
                                interruption.interrupt();
                                return null;
                            },
                            false);
        });
        return interruption;
    }

    /** What failed before a worker had it: mostly a body that is too long. */
    private void fail(RoutingContext context) {
        if (context.failure() instanceof SecurityException) {
            // a refused token: answered, with its challenge, as on every other path
            context.next();
            return;
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        var answer = status == 413
                ? Answer.refused(
                        "TOO_LARGE",
                        "The body may have %,d bytes".formatted(limits.body().asLongValue()))
                : status < 500
                        ? Answer.refused("BAD_REQUEST", "The request could not be read")
                        : Answer.refused("INTERNAL", "The server could not answer this");
        if (status >= 500) {
            LOG.error("A request could not be answered", context.failure());
        }
        new Exchange(context, context.vertx().getOrCreateContext(), engine.costLimit(), unsent).write(status, answer);
    }
}
