package cleansignal.reference.play;

import cleansignal.reference.store.User;

/** An authenticated socket, as the games see it. */
public interface Member {

  /** Whose it is. */
  User user();

  /**
   * Sends an event, unless the socket is gone.
   *
   * @param event its name
   * @param frame the whole text frame; must not change afterwards
   */
  void send(String event, byte[] frame);
}
