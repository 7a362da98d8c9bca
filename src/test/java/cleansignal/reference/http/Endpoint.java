package cleansignal.reference.http;

import io.vertx.core.Future;
import java.util.function.Function;

/** What answers a route. */
@FunctionalInterface
interface Endpoint {

  /** Answers, now or later; an {@link ApiError}, thrown or failed with, is an answer too. */
  Future<Reply> answer(Call call);

  /** An endpoint that answers at once. */
  static Endpoint of(Function<Call, Reply> function) {
    return call -> Future.succeededFuture(function.apply(call));
  }
}
