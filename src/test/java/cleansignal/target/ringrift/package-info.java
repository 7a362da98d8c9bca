/** How RingRift speaks over its socket. */
package cleansignal.target.ringrift;
