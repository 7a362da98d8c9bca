/** One named Gatling request each, with its checks; and what is recorded around every exchange. */
package cleansignal.request;
