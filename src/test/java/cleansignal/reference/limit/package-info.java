/** The target's rate limiters and the ways past them. */
package cleansignal.reference.limit;
