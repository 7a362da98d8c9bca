/** Load tests for multiplayer game back ends, with a verdict that can be trusted. */
package cleansignal;
