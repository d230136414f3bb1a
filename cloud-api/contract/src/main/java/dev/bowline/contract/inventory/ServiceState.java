package dev.bowline.contract.inventory;

import dev.bowline.contract.wire.Fields;
import java.util.Map;

/**
 * One systemd service, as {@code systemctl show} tells it.
 *
 * @param name the unit without {@code .service}
 * @param description for people
 * @param activeState active, inactive, failed, activating, deactivating, reloading
 * @param subState such as running, dead, exited
 * @param unitFileState enabled, disabled, static, masked …, empty when unknown
 * @param mainPid 0 when it has none
 * @param since Unix milliseconds at which it entered its active state, 0 when never
 */
public record ServiceState(
    String name,
    String description,
    String activeState,
    String subState,
    String unitFileState,
    long mainPid,
    long since) {

  /** Its JSON object. */
  public Map<String, Object> toFields() {
    return Fields.object(
        "name", name,
        "description", description,
        "active_state", activeState,
        "sub_state", subState,
        "unit_file_state", unitFileState,
        "main_pid", mainPid,
        "since", since);
  }

  /** Reads its JSON object. */
  public static ServiceState of(Fields fields) {
    return new ServiceState(
        fields.text("name"),
        fields.text("description"),
        fields.text("active_state"),
        fields.text("sub_state"),
        fields.text("unit_file_state"),
        fields.number("main_pid"),
        fields.number("since"));
  }
}
