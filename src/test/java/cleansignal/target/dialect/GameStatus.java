package cleansignal.target.dialect;

/** How far a game is. */
public enum GameStatus {
  /** Not all seats are taken: nobody can play. */
  WAITING,
  /** It is played. */
  RUNNING,
  /** It is over, whatever the reason. */
  OVER,
  /** Anything else; a client can only wait. */
  OTHER
}
