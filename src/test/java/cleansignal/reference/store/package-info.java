/** The rows that outlive a request and a restart: users, refresh tokens, games. */
package cleansignal.reference.store;
