/** Socket.IO 4 over WebSocket, the server's side of it. */
package cleansignal.reference.socket;
