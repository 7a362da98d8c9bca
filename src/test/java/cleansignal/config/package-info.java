/**
 * The suite's configuration: immutable records, their loader, and {@link
 * cleansignal.config.Secret}. {@link cleansignal.config.SuiteConfigLoader} is the only place that
 * reads system properties and the environment.
 */
package cleansignal.config;
