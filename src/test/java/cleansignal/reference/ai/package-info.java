/** AI players: the service that thinks for them, and the server's way of asking it. */
package cleansignal.reference.ai;
