/**
 * Who does what and when: stages become tables, tables become users with a login, a start and an
 * end, and the plan says what the run can prove. Knows nothing of Gatling, HTTP or where settings
 * come from.
 */
package cleansignal.plan;
