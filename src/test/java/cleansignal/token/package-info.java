/**
 * How long a token lives and when to renew it. Reads no clock: every instant is passed in, epoch ms
 * of the injector's clock.
 */
package cleansignal.token;
