package cleansignal.seed;

import cleansignal.config.DatabaseSettings;
import cleansignal.config.Secret;
import cleansignal.config.SeedingSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes users straight into a target's PostgreSQL, one transaction a batch. What is there already
 * and as it should be is left alone, so that seeding twice is seeding once.
 */
public final class SqlSeeder {

  private final DatabaseSettings database;
  private final SeedingSettings settings;
  private final UserTable table;
  private final NewIds ids = new NewIds();

  /**
   * A seeder of that database.
   *
   * @throws SeedException when the table is described badly
   */
  public SqlSeeder(DatabaseSettings database, SeedingSettings settings) {
    this.database = database;
    this.settings = settings;
    this.table = UserTable.of(settings);
  }

  /**
   * What seeding did.
   *
   * @param users what became of them
   * @param hashKept whether the one hash of all was in the database already, and only checked
   * @param hashMillis time that making or checking it took
   */
  public record Result(Seeded users, boolean hashKept, long hashMillis) {}

  /**
   * Makes the users, and gives those that have another password this one.
   *
   * @param users at least one
   * @param password of all of them
   * @param dryRun whether nothing is to be written
   * @return what was done, or would be
   * @throws SeedException when the database refuses; its message says at which users and what was
   *     done before them, because batches before theirs are in it
   */
  public Result seed(List<SeedUser> users, Secret password, boolean dryRun) {
    try (Connection connection = Postgres.open(database, dryRun)) {
      long before = System.nanoTime();
      SharedHash hash =
          SharedHash.of(password, settings.bcryptCost(), usual(connection, batches(users).get(0)));
      long hashMillis = (System.nanoTime() - before) / 1_000_000;
      Seeded total =
          inBatches(
              connection, users, dryRun, batch -> seed(connection, batch, hash.text(), dryRun));
      return new Result(total, hash.kept(), hashMillis);
    } catch (SQLException refused) {
      throw Postgres.explained(refused);
    }
  }

  /**
   * Removes the users, and nobody else.
   *
   * @param users at least one
   * @param dryRun whether nothing is to be removed
   * @return what was done, or would be
   * @throws SeedException when the database refuses, for example because games refer to a user; its
   *     message says at which users and what was done before them, because batches before theirs
   *     are removed
   */
  public Seeded remove(List<SeedUser> users, boolean dryRun) {
    try (Connection connection = Postgres.open(database, dryRun)) {
      return inBatches(connection, users, dryRun, batch -> remove(connection, batch, dryRun));
    } catch (SQLException refused) {
      throw Postgres.explained(refused);
    }
  }

  /** What is done to a batch before it is committed. */
  @FunctionalInterface
  private interface Work {
    Seeded on(List<SeedUser> batch) throws SQLException;
  }

  /** Whatever ends it half-way says where: what is committed by then stays. */
  private Seeded inBatches(Connection connection, List<SeedUser> users, boolean dryRun, Work work) {
    Seeded total = Seeded.NONE;
    for (List<SeedUser> batch : batches(users)) {
      try {
        Seeded done = work.on(batch);
        connection.commit();
        total = total.plus(done);
      } catch (SQLException refused) {
        throw new SeedException(
            "%s; at users %d to %d, before them: %s"
                .formatted(
                    Postgres.explained(refused).getMessage(),
                    batch.get(0).number(),
                    batch.get(batch.size() - 1).number(),
                    (dryRun ? Seeded.NONE : total).inWords()),
            refused);
      }
    }
    return total;
  }

  private List<List<SeedUser>> batches(List<SeedUser> users) {
    List<List<SeedUser>> batches = new ArrayList<>();
    for (int from = 0; from < users.size(); from += settings.batch()) {
      batches.add(users.subList(from, Math.min(from + settings.batch(), users.size())));
    }
    return batches;
  }

  /** The hash that most of them have. */
  private Optional<String> usual(Connection connection, List<SeedUser> batch) throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    hashes(connection, batch).values().forEach(hash -> counts.merge(hash, 1, Integer::sum));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  private Seeded seed(Connection connection, List<SeedUser> batch, Secret hash, boolean dryRun)
      throws SQLException {
    Map<String, String> there = hashes(connection, batch);
    List<SeedUser> missing =
        batch.stream().filter(user -> !there.containsKey(user.email())).toList();
    List<String> others =
        there.entrySet().stream()
            .filter(user -> !user.getValue().equals(hash.reveal()))
            .map(Map.Entry::getKey)
            .toList();
    if (!dryRun) {
      insert(connection, missing, hash);
      update(connection, others, hash);
    }
    return new Seeded(missing.size(), others.size(), there.size() - others.size(), 0, 0);
  }

  private Seeded remove(Connection connection, List<SeedUser> batch, boolean dryRun)
      throws SQLException {
    long there = dryRun ? hashes(connection, batch).size() : delete(connection, batch);
    return new Seeded(0, 0, 0, there, batch.size() - there);
  }

  private Map<String, String> hashes(Connection connection, List<SeedUser> batch)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(table.select())) {
      select.setArray(1, emails(connection, batch.stream().map(SeedUser::email).toList()));
      Map<String, String> hashes = new HashMap<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          // A user without a hash has no password yet.
          hashes.put(found.getString(1), Optional.ofNullable(found.getString(2)).orElse(""));
        }
      }
      return hashes;
    }
  }

  private void insert(Connection connection, List<SeedUser> users, Secret hash)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
      for (SeedUser user : users) {
        int parameter = 0;
        for (JsonNode value : table.values()) {
          parameter++;
          if (value.isBoolean()) {
            insert.setBoolean(parameter, value.asBoolean());
          } else if (value.isNumber()) {
            insert.setBigDecimal(parameter, value.decimalValue());
          } else {
            insert.setString(parameter, filled(value.asText(), user, hash));
          }
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private String filled(String text, SeedUser user, Secret hash) {
    return text.replace("{email}", user.email())
        .replace("{username}", user.username())
        .replace("{id}", ids.next())
        .replace("{uuid}", UUID.randomUUID().toString())
        .replace("{hash}", hash.reveal());
  }

  private void update(Connection connection, List<String> emails, Secret hash) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(table.update())) {
      update.setString(1, hash.reveal());
      update.setArray(2, emails(connection, emails));
      update.executeUpdate();
    }
  }

  private long delete(Connection connection, List<SeedUser> batch) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(table.delete())) {
      delete.setArray(1, emails(connection, batch.stream().map(SeedUser::email).toList()));
      return delete.executeUpdate();
    }
  }

  private static Array emails(Connection connection, List<String> emails) throws SQLException {
    return connection.createArrayOf("text", emails.toArray());
  }
}
