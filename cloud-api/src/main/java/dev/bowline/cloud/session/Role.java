package dev.bowline.cloud.session;

import java.util.Arrays;
import java.util.Optional;

/** What a member may do in their tenant; each role may do all that those behind it may. */
public enum Role {
  /** Everything. */
  ROOT,
  /** Everything but what is ROOT's alone: ROOT members, pairing, terminals, the end of servers. */
  ADMIN,
  /** Their own login, and their own hosting accounts. */
  USER;

  /** The role that is written {@code text}, exactly so. */
  public static Optional<Role> parse(String text) {
    return Arrays.stream(values()).filter(role -> role.name().equals(text)).findFirst();
  }

  /** Whether this role may do all that {@code other} may. */
  public boolean includes(Role other) {
    return compareTo(other) <= 0;
  }
}
