/**
 * Engine.IO 4 and Socket.IO 4 as they travel in WebSocket text frames: frames to packets and back,
 * and a scanner for the JSON inside. Knows no game.
 */
package cleansignal.target.socket;
