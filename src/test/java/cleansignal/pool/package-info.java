/** The identities of the virtual users, and the promise that no two users share one. */
package cleansignal.pool;
