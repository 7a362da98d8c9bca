/**
 * What the suite knows of a target server: its routes, bodies and JSON paths. Another game's server
 * fits behind it.
 */
package cleansignal.target;
