package cleansignal.config;

/**
 * Where users stand in the target's database.
 *
 * @param table the table, with its schema or without
 * @param columns a JSON object: to each column of a new user its value, which may hold {@code
 *     {id}}, {@code {uuid}}, {@code {email}}, {@code {username}}, {@code {hash}} or be {@code
 *     {now}}
 * @param bcryptCost cost of the password's hash, as the target itself takes it
 * @param batch users a transaction
 */
public record SeedingSettings(String table, String columns, int bcryptCost, int batch) {}
