package cleansignal.config;

/**
 * The whole configuration of a run, loaded once and never changed. {@link SuiteConfigLoader} makes
 * it.
 *
 * @param run what to run and how to judge it
 * @param target the server that gets the load
 * @param safety what protects that server
 * @param pool the identities of the virtual users
 * @param database the target's database
 * @param seeding where users stand in it
 * @param auth how users get and keep their tokens
 * @param lifecycle what users do that only come and go
 * @param games the games that users create
 * @param play how users play over their sockets
 * @param sockets the sockets of the load
 * @param ai the AI seats of a game
 * @param http the HTTP client of the load
 * @param probe the user that asks for the target's health
 * @param breakpoint the levels of a run that looks for the target's limit
 * @param preflight what is examined before the load, besides the target itself
 * @param embedded the embedded reference server; of use on that target alone
 */
public record SuiteConfig(
    RunSettings run,
    TargetSettings target,
    SafetySettings safety,
    PoolSettings pool,
    DatabaseSettings database,
    SeedingSettings seeding,
    AuthSettings auth,
    LifecycleSettings lifecycle,
    GameSettings games,
    PlaySettings play,
    SocketSettings sockets,
    AiSettings ai,
    HttpSettings http,
    ProbeSettings probe,
    BreakpointSettings breakpoint,
    PreflightSettings preflight,
    EmbeddedSettings embedded) {
  /**
   * The same with another protection, for tests: what protects a real target stands in its file.
   *
   * @param other what is to protect the target
   * @return the configuration
   */
  public SuiteConfig protectedBy(SafetySettings other) {
    return new SuiteConfig(
        run,
        target,
        other,
        pool,
        database,
        seeding,
        auth,
        lifecycle,
        games,
        play,
        sockets,
        ai,
        http,
        probe,
        breakpoint,
        preflight,
        embedded);
  }
}
