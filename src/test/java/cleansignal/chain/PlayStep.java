package cleansignal.chain;

import java.time.Duration;

/** What a player does next in a game. */
sealed interface PlayStep {

  /**
   * Send that frame, say so by {@link GamePlay#sent}, and listen.
   *
   * @param exchange what is begun
   * @param frame the text to send
   * @param limit how long to wait for the answer
   */
  record Send(Exchange exchange, String frame, Duration limit) implements PlayStep {}

  /**
   * Do nothing; frames that come meanwhile must not be lost.
   *
   * @param left how much thinking is left, at least 1 ms
   */
  record Think(Duration left) implements PlayStep {}

  /**
   * Wait for frames.
   *
   * @param limit when to ask for the next step though none has come, at least 1 ms
   */
  record Listen(Duration limit) implements PlayStep {}

  /** Close the connection on purpose, say so by {@link GamePlay#dropped}, and come back. */
  record Drop() implements PlayStep {}

  /** The connection is gone: make a new one. */
  record Reconnect() implements PlayStep {}

  /**
   * The game is no more played.
   *
   * @param ending why
   */
  record End(Ending ending) implements PlayStep {}

  /** Why a game is no more played. */
  enum Ending {
    /** The server says that it is over. */
    FINISHED("finished", false),
    /** Enough moves, or its time is up. */
    BUDGET("budget", true),
    /** The server has it, but not as it was: waiting again, or with less history. */
    LOST("lost", true),
    /** The server does not know it, or not us in it. */
    GONE("lost", false),
    /** It goes on no more, or the server refuses what it offers. */
    WEDGED("wedged", true);

    private final String reason;
    private final boolean leave;

    Ending(String reason, boolean leave) {
      this.reason = reason;
      this.leave = leave;
    }

    /** One word for the log. */
    String reason() {
      return reason;
    }

    /** Whether the server still holds a seat for us, which is to be given up. */
    boolean leave() {
      return leave;
    }
  }
}
