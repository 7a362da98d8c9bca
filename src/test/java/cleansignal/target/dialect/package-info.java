/**
 * What a game server says over a socket and what a player says to it, in words that any turn-based
 * game shares.
 */
package cleansignal.target.dialect;
