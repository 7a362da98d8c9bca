/**
 * The reference server: a stand-in for the real target, with known truths.
 *
 * <p>It answers the HTTP calls of the target as its written contract says, injects faults on
 * request and counts what it did, so that a test can hold the suite's figures against the server's
 * own. It imports nothing of the suite: it must be able to disagree.
 *
 * <p>It runs as a process of its own ({@link cleansignal.reference.Main}), so that its garbage
 * collection and its CPU never show as the injector's, and in the JVM of a test ({@link
 * cleansignal.reference.ReferenceServer}).
 *
 * <p>Vert.x Web serves it, because it lives with the Netty 4.2 that Gatling brings (Netty 4.1
 * beside it stops Gatling from starting), was measured at half a second to the first answer with 13
 * jars, and carries REST and sockets on one port, as the target does. One event loop owns all
 * state, so no class here locks: users, games, limiter windows and counters are touched by that
 * thread alone, as in the single-threaded target. Only password hashing leaves it.
 */
package cleansignal.reference;
