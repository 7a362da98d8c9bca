/** Benchmarks, run by hand: what each says and how it is run stands in docs/performance.md. */
package cleansignal.bench;
