/** Servers of other people for tests: Redis, PostgreSQL, Prometheus, as real as a target's own. */
package cleansignal.services;
