/** Is the run worth starting: what is checked before the first virtual user. */
package cleansignal.preflight;
