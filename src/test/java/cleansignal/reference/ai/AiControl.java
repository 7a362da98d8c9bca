package cleansignal.reference.ai;

import io.vertx.core.Future;

/** Starts the AI service, and changes while the server runs what it does and how it is treated. */
public final class AiControl {
  private final AiService service;
  private final AiGateway gateway;
  private AiSettings inForce;

  /** Over both ends of the line; nothing is started yet. */
  public AiControl(AiService service, AiGateway gateway, AiSettings settings) {
    this.service = service;
    this.gateway = gateway;
    this.inForce = settings;
  }

  /**
   * Takes a port for the service, and leaves it closed again if the settings say so.
   *
   * @return the port
   */
  public Future<Integer> start() {
    return service
        .open()
        .onSuccess(gateway::servicePort)
        .compose(port -> inForce.up() ? Future.succeededFuture(port) : service.close().map(port));
  }

  /** What holds now. */
  public AiSettings inForce() {
    return inForce;
  }

  /**
   * Puts this in force. What does not change goes on: the draws of thinking times, the state of the
   * circuit breaker.
   *
   * @return done once the service's port is open or closed as wanted
   */
  public Future<Void> order(AiSettings wanted) {
    if (!wanted.thinking().equals(inForce.thinking())) {
      service.think(wanted.thinking());
    }
    gateway.treat(wanted);
    inForce = wanted;
    return wanted.up() ? service.open().mapEmpty() : service.close();
  }
}
