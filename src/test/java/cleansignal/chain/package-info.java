/** Behaviours of a virtual user: authenticate and stay so, sit at a table and watch its games. */
package cleansignal.chain;
