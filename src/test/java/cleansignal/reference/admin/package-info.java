/** The admin port: truth and orders. */
package cleansignal.reference.admin;
