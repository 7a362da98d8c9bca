/**
 * What several runs say together: the history of all verdicts, how the named runs go over time, and
 * whether a release may go out.
 */
package cleansignal.release;
