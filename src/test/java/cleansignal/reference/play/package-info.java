/** Games that are played on sockets: who sits there, what is told to whom, and when. */
package cleansignal.reference.play;
