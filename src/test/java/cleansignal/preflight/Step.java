package cleansignal.preflight;

import java.util.function.Function;

/**
 * A line of the table of checks.
 *
 * @param id its name, lower case with dashes
 * @param need what it rests on
 * @param check the check
 */
record Step(String id, Need need, Check check) {

  /** A check of what is known without asking anybody. */
  static Step known(String id, Function<Subject, Finding> check) {
    return new Step(id, Need.NOTHING, visit -> check.apply(visit.subject()));
  }
}
