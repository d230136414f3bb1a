/**
 * What an installation costs on AWS: list prices × calls that were counted while a simulated host
 * ran for an hour. {@link dev.bowline.iac.cost.Bill} puts both together; README shows {@link
 * dev.bowline.iac.cost.CostTable}.
 */
@NullMarked
package dev.bowline.iac.cost;

import org.jspecify.annotations.NullMarked;
