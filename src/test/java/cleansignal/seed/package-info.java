/** Makes the users of the pool on a target: by its API, or straight in its database. */
package cleansignal.seed;
