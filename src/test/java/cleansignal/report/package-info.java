/** A verdict and its numbers for readers: console, JSON, JUnit XML, Markdown; the run folder. */
package cleansignal.report;
