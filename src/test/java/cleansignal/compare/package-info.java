/**
 * Two runs, or two sets of runs, side by side: what differs, by how much, and how sure that is.
 * Pure: from judged runs to {@link cleansignal.compare.Compared} and its texts.
 */
package cleansignal.compare;
