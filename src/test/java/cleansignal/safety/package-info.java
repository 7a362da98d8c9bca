/** May this load go there: hosts and their addresses, ceilings, redirects, bypassed limiters. */
package cleansignal.safety;
