/** What the target says of itself. */
package cleansignal.telemetry;
