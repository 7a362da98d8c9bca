/**
 * What is required and whether it was met: catalogue, limits, policies, and the evaluator that
 * makes the verdict.
 */
package cleansignal.slo;
