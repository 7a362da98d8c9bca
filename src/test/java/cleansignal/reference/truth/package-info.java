/** What the server itself counted. */
package cleansignal.reference.truth;
