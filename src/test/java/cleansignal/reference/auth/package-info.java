/** Who may call: passwords, tokens, sessions and the lock after failed logins. */
package cleansignal.reference.auth;
