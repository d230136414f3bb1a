package dev.bowline.iac.cost;

/**
 * One line of the bill.
 *
 * @param usd a month
 */
record Line(String what, double usd) {}
