/** The main port: routes, envelopes, the way of a request. */
package cleansignal.reference.http;
