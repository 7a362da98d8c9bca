package cleansignal.slo;

/**
 * What a measurement is held against.
 *
 * @param comparison how the value must stand to the limit
 * @param limit in the objective's unit
 * @param point whether the point value decides, not the bound
 */
record Bar(Comparison comparison, double limit, boolean point) {

  /** Met or missed by the value alone. */
  ObjectiveStatus byPoint(double value) {
    return comparison.holds(value, limit) ? ObjectiveStatus.MET : ObjectiveStatus.MISSED;
  }
}
