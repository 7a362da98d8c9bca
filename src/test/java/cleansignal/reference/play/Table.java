package cleansignal.reference.play;

import cleansignal.reference.ai.AiProfile;
import cleansignal.reference.ai.AiQuestion;
import cleansignal.reference.fault.Draw;
import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.fault.FaultPoint;
import cleansignal.reference.game.Chronicle;
import cleansignal.reference.game.Decision;
import cleansignal.reference.game.Ending;
import cleansignal.reference.game.GameCard;
import cleansignal.reference.game.GameState;
import cleansignal.reference.game.HistoryItem.Move;
import cleansignal.reference.game.MoveText;
import cleansignal.reference.game.Phase;
import cleansignal.reference.game.Rules;
import cleansignal.reference.game.StateText;
import cleansignal.reference.game.Turn;
import cleansignal.reference.loop.Timers.Timer;
import cleansignal.reference.store.Game;
import cleansignal.reference.store.User;
import cleansignal.reference.truth.PlayTruth.Choice;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One game in memory: its state, who looks at it, and everything that can happen to it. Whoever
 * changes it holds its lock, except for what can't wait: a clock, an abandonment, a question's end.
 *
 * <p>A move that raises questions is made in full or not at all: until the last one is answered the
 * state is the old one, and the history grows by all its entries at once (contract, section 3.4).
 */
final class Table {

  /** What a session is, under the target's names for its metric. */
  enum Status {
    /** Seats are empty, or the game was lost: moves may be made, but no AI answers. */
    WAITING("waiting", "waiting_for_players"),
    /** It is played. */
    ACTIVE("active", "active_turn"),
    /** It is over. */
    COMPLETED("completed", "completed");

    private final String wireName;
    private final String metricName;

    Status(String wireName, String metricName) {
      this.wireName = wireName;
      this.metricName = metricName;
    }

    String metricName() {
      return metricName;
    }
  }

  private final PlayServices services;
  private final Game row;
  private final GameLock lock;
  private final GameCard card;
  private final Map<Integer, AiProfile> profiles;
  private final Function<String, Optional<Member>> socketOfUser;
  private final Consumer<Table> finished;
  private final Chronicle chronicle;
  private final TableText text;
  private final PlayerClocks clocks;
  private final Room room = new Room();
  private GameState state;
  private Status status;
  private OptionalInt winner = OptionalInt.empty();
  private String lastMoveAt;
  private Question question;
  private boolean wedged;
  private Timer decisionWarning = Timer.NONE;
  private Timer decisionTimeout = Timer.NONE;

  /**
   * A game at its start.
   *
   * @param profiles how AI seats play, by their numbers; shared by all games, as on the target
   * @param socketOfUser where questions to a user go
   * @param finished told when the game is over
   */
  Table(
      PlayServices services,
      Game row,
      GameLock lock,
      GameCard card,
      GameState start,
      Status status,
      Map<Integer, AiProfile> profiles,
      Function<String, Optional<Member>> socketOfUser,
      Consumer<Table> finished) {
    this.services = services;
    this.row = row;
    this.lock = lock;
    this.card = card;
    this.state = start;
    this.status = status;
    this.profiles = profiles;
    this.socketOfUser = socketOfUser;
    this.finished = finished;
    this.chronicle = new Chronicle(start);
    this.text = new TableText(card, chronicle, services.clock());
    this.lastMoveAt = card.createdAt();
    this.clocks =
        new PlayerClocks(
            services.timers(),
            services.clock(),
            row.order().timeControl(),
            card.seats().size(),
            this::flagFell);
    services.metrics().play().sessionMade(status.metricName());
    if (status == Status.ACTIVE) {
      clocks.turnOf(state.player());
    }
  }

  Game row() {
    return row;
  }

  Room room() {
    return room;
  }

  Status status() {
    return status;
  }

  /** The number of this user's seat, 0 for a spectator. */
  int seatOf(User user) {
    return IntStream.rangeClosed(1, card.seats().size())
        .filter(number -> card.seats().get(number - 1).id().equals(user.id()))
        .findFirst()
        .orElse(0);
  }

  /** Tells a socket the state; one of the row's players also the moves, whoever's turn it is. */
  void show(Member member) {
    TableText.Update update = text.update(state, moment(), "");
    member.send(Text.GAME_STATE, row.isSeated(member.user()) ? update.withMoves() : update.plain());
  }

  /** Lets AIs move if it is their turn, then gives the lock back. */
  void goOn(GameLock.Hold hold) {
    if (status == Status.ACTIVE && !isHuman(state.player())) {
      moveAi(hold);
    } else {
      hold.release();
      watchDecision();
    }
  }

  /** The move that this socket means, if its user may make it now. */
  Optional<Move> offered(Member member, Wish wish) {
    return seatOf(member.user()) != state.player()
        ? Optional.empty()
        : Rules.legalMoves(state).stream()
            .filter(legal -> wish.matches().test(state, legal))
            .findFirst();
  }

  /** Whether a fault refuses this move, or refused one for ever. */
  boolean isRefused(Draw draw) {
    wedged |= draw.has(FaultKind.WEDGE);
    boolean once = draw.has(FaultKind.REJECT);
    if (wedged || once) {
      services.truth().fault(FaultPoint.MOVE, wedged ? FaultKind.WEDGE : FaultKind.REJECT);
    }
    return wedged || once;
  }

  /** Makes a move that was offered. */
  void play(Move move, Member member, Wish wish, GameLock.Hold hold) {
    stopWatchingDecision();
    advance(Rules.play(state, move), member, wish, hold);
  }

  /** Calls a move off; no state follows. */
  void reject(Member member, Wish wish, GameLock.Hold hold, String reason) {
    hold.release();
    services.truth().play().moveRejected(reason);
    services.metrics().play().moveRejected(reason);
    member.send("error", Text.error("MOVE_REJECTED", wish.rejection(), wish.event()));
  }

  /** An answer to a question; one that nobody asked is ignored. */
  void answer(String choiceId, String optionJson) {
    if (question == null || !question.id().equals(choiceId)) {
      return;
    }
    Question answered = takeQuestion();
    int option = answered.options().indexOf(optionJson);
    if (option < 0) {
      services.truth().play().choice(Choice.INVALID);
      reject(answered.mover(), answered.wish(), answered.hold(), "rules_invalid");
    } else {
      services.truth().play().choice(Choice.ANSWERED);
      advance(
          Rules.decide(answered.turn(), option),
          answered.mover(),
          answered.wish(),
          answered.hold());
    }
  }

  /** Takes a question to this player back. */
  void cancelQuestionTo(int player) {
    if (question != null && question.turn().player() == player) {
      cancelQuestion();
    }
  }

  /** Ends the game, if it is still played. */
  void end(Ending ending) {
    if (status == Status.ACTIVE) {
      finish(ending);
    }
  }

  /** Who comes after this player. */
  int after(int player) {
    return player % card.seats().size() + 1;
  }

  /** Forgets the game; nothing is told to anybody. */
  void drop() {
    stopWatchingDecision();
    clocks.stop();
    if (question != null) {
      takeQuestion().hold().release();
      services.truth().play().moveRejected("game_lost");
    }
    services.metrics().play().sessionGone(status.metricName());
  }

  private void advance(Turn turn, Member member, Wish wish, GameLock.Hold hold) {
    if (turn.decision().isPresent()) {
      ask(turn, turn.decision().get(), member, wish, hold);
    } else {
      services.truth().play().humanMoved();
      commit(turn, "");
      goOn(hold);
    }
  }

  private void ask(Turn turn, Decision decision, Member member, Wish wish, GameLock.Hold hold) {
    Optional<Member> target = socketOfUser.apply(card.seats().get(decision.player() - 1).id());
    if (target.isEmpty()) {
      services.truth().play().choice(Choice.UNDELIVERABLE);
      reject(member, wish, hold, "rules_invalid");
      return;
    }
    broadcast(turn.state(), "");
    String id = text.questionId(decision);
    List<String> options = MoveText.options(state.grid(), decision);
    Timer timeout =
        services.timers().after(services.settings().choiceTimeoutMillis(), this::questionTimedOut);
    question = new Question(id, turn, options, member, wish, hold, timeout);
    services.truth().play().choice(Choice.ASKED);
    target
        .get()
        .send(
            "player_choice_required", text.question(id, turn.state(), moment(), decision, options));
    withdrawOnFault(target.get(), id);
  }

  private void withdrawOnFault(Member target, String id) {
    services
        .faults()
        .draw(FaultPoint.CHOICE, target.user().username())
        .hit(FaultKind.WITHDRAW)
        .ifPresent(
            hit ->
                services
                    .timers()
                    .after(
                        Math.round(hit.millis()),
                        () -> {
                          if (question != null && question.id().equals(id)) {
                            services.truth().fault(FaultPoint.CHOICE, FaultKind.WITHDRAW);
                            cancelQuestion();
                          }
                        }));
  }

  private void questionTimedOut() {
    Question expired = takeQuestion();
    services.truth().play().choice(Choice.TIMED_OUT);
    reject(expired.mover(), expired.wish(), expired.hold(), "decision_timeout_auto_rejected");
  }

  private void cancelQuestion() {
    Question canceled = takeQuestion();
    services.truth().play().choice(Choice.CANCELED);
    room.send(
        "player_choice_canceled",
        Text.event("player_choice_canceled", "\"" + canceled.id() + "\""));
    reject(canceled.mover(), canceled.wish(), canceled.hold(), "rules_invalid");
  }

  private Question takeQuestion() {
    Question taken = question;
    question = null;
    taken.timeout().cancel();
    return taken;
  }

  private void moveAi(GameLock.Hold hold) {
    List<Move> legal = Rules.legalMoves(state);
    if (legal.size() == 1) {
      applyAi(legal.get(0), hold);
      return;
    }
    GameState asked = state;
    AiQuestion toThink =
        new AiQuestion(asked, legal, () -> text.state(asked, moment()), card.rngSeed());
    services
        .ai()
        .choose(
            toThink,
            profiles.get(state.player()),
            move -> {
              if (status != Status.ACTIVE || state != asked) {
                services.metrics().ai().turnCanceled();
                hold.release();
              } else if (move.isEmpty()) {
                services.truth().play().aiHadNoMove();
                hold.release();
              } else {
                applyAi(move.get(), hold);
              }
            });
  }

  private void applyAi(Move move, GameLock.Hold hold) {
    services.truth().play().aiMoved();
    services.metrics().ai().turnCompleted();
    commit(withFirstOptions(Rules.play(state, move)), "");
    goOn(hold);
  }

  /** Decisions of AIs, and of players who let a chain wait, always take the first option. */
  private static Turn withFirstOptions(Turn turn) {
    Turn decided = turn;
    while (decided.decision().isPresent()) {
      decided = Rules.decide(decided, 0);
    }
    return decided;
  }

  private void commit(Turn turn, String meta) {
    lastMoveAt = text.now();
    chronicle.add(turn, lastMoveAt);
    state = turn.state();
    services.metrics().play().moved();
    row.moved(
        new Game.MoveRow(
            state.moves(), turn.player(), chronicle.lastItem(), services.clock().instant()));
    if (turn.ending().isPresent()) {
      finish(turn.ending().get());
    } else {
      if (status == Status.ACTIVE) {
        clocks.turnOf(state.player());
      }
      broadcast(state, meta);
    }
  }

  private void broadcast(GameState shown, String meta) {
    TableText.Update update = text.update(shown, moment(), meta);
    for (Member member : room.members()) {
      boolean mayMove = seatOf(member.user()) == shown.player();
      member.send(Text.GAME_STATE, mayMove ? update.withMoves() : update.plain());
    }
  }

  private void finish(Ending ending) {
    stopWatchingDecision();
    clocks.stop();
    services.metrics().play().sessionChanged(status.metricName(), Status.COMPLETED.metricName());
    status = Status.COMPLETED;
    winner = ending.winner();
    services.truth().play().gameFinished(ending.reason().wireName());
    Optional<String> winnerId =
        winner.isPresent() && isHuman(winner.getAsInt())
            ? Optional.of(card.seats().get(winner.getAsInt() - 1).id())
            : Optional.empty();
    row.finish(
        new Game.Outcome(
            ending.reason().wireName(),
            winnerId,
            StateText.result(state, ending),
            text.stateWithoutHistory(state, moment())),
        services.clock().instant());
    if (question != null) {
      cancelQuestion();
    }
    room.send("game_over", text.gameOver(state, moment(), ending));
    finished.accept(this);
  }

  private void flagFell(int player) {
    end(Ending.wonBy(after(player), Ending.Reason.TIMEOUT));
  }

  private void watchDecision() {
    stopWatchingDecision();
    if (status != Status.ACTIVE
        || state.phase() != Phase.CHAIN_CAPTURE
        || !isHuman(state.player())) {
      return;
    }
    PlaySettings settings = services.settings();
    decisionWarning =
        services
            .timers()
            .after(
                settings.decisionTimeoutMillis() - settings.decisionWarningMillis(),
                () ->
                    room.send(
                        "decision_phase_timeout_warning",
                        text.decisionWarning(state, settings.decisionWarningMillis())));
    GameState watched = state;
    decisionTimeout =
        services.timers().after(settings.decisionTimeoutMillis(), () -> decideFor(watched));
  }

  private void decideFor(GameState watched) {
    if (state != watched || status != Status.ACTIVE || question != null) {
      return;
    }
    int number = state.moves() + 1;
    Comparator<Move> byId =
        Comparator.comparing(legal -> MoveText.id(watched.grid(), legal, number));
    Move move = Rules.legalMoves(state).stream().min(byId).orElseThrow();
    String id = MoveText.id(state.grid(), move, number);
    int player = state.player();
    GameLock.Hold hold = lock.seize();
    services.truth().play().decidedByTimeout();
    services.truth().play().humanMoved();
    room.send("decision_phase_timed_out", text.decidedByTimeout(state, id, move.type().wireName()));
    commit(withFirstOptions(Rules.play(state, move)), TableText.autoResolved(player, id));
    goOn(hold);
  }

  private void stopWatchingDecision() {
    decisionWarning.cancel();
    decisionTimeout.cancel();
  }

  private boolean isHuman(int player) {
    return card.seats().get(player - 1).human();
  }

  private StateText.Moment moment() {
    return new StateText.Moment(status.wireName, clocks.remainingMillis(), lastMoveAt, winner);
  }
}
