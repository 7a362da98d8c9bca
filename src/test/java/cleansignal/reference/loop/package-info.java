/** The one thread that everything runs on: what holds it up, and what it does later. */
package cleansignal.reference.loop;
