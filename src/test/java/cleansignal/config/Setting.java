package cleansignal.config;

/**
 * One key of the effective configuration, fit for printing.
 *
 * @param key the full key, such as {@code cs.pool.size}
 * @param value its value as text; {@code ***} for a secret, {@code (not set)} for none
 * @param source where the value was written: {@code clean-signal.conf}, {@code
 *     targets/embedded.conf}, {@code environment BASE_URL}, {@code -Dpace}, {@code file <name>}
 */
public record Setting(String key, String value, String source) {}
