/** Faults on order: what they are, and when they strike. */
package cleansignal.reference.fault;
