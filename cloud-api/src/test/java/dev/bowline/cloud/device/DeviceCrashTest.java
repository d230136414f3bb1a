package dev.bowline.cloud.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.projection.CrashingCloud;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The process dies between any two steps of a change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeviceCrashTest {

  private final CrashingCloud cloud = new CrashingCloud();
  private final Devices devices = cloud.bean(Devices.class);
  private final Editor editor = cloud.editor();

  @AfterAll
  void stop() {
    cloud.close();
  }

  @Test
  void neverLeavesARevokedDeviceActive() {
    surviving(this::create, id -> devices.revoke(editor, id, "crash"));
  }

  @Test
  void restoresARevokedDeviceAndNeverBeforeItIsTrue() {
    surviving(
        () -> {
          Credential made = create();
          devices.revoke(editor, made.number(), "lost");
          return made;
        },
        id -> devices.restore(editor, id));
  }

  @Test
  void neverLeavesAnEditedDeviceWiderThanItIsInTruth() {
    surviving(
        this::create,
        id ->
            devices.edit(
                editor,
                id,
                new IfMatch.Any(),
                new EditDevice(null, List.of("server:read", "terminal:access"), null)));
  }

  @Test
  void neverLeavesADeletedDeviceBehind() {
    surviving(this::create, id -> devices.delete(editor, id));
  }

  @Test
  void deliversANewDeviceThatACrashKeptFromDelivery() {
    NewDevice asked = asked();
    cloud.crashing(0, () -> devices.enrol(asked));
    Credential made = truth(asked.number()).orElseThrow();
    assertThat(cloud.projected(made.id())).isEmpty();

    assertThat(devices.enrol(asked)).contains(made);
    assertThat(cloud.projected(made.id())).contains(made);
  }

  @Test
  void makesNoSecondDeviceForAPairingWhoseDeviceWasDeleted() {
    NewDevice asked = asked();
    devices.enrol(asked);
    devices.delete(editor, asked.number());
    assertThat(devices.enrol(asked)).isEmpty();
    assertThat(truth(asked.number())).isEmpty();
  }

  private void surviving(Supplier<Credential> creation, LongConsumer change) {
    cloud.surviving(creation, this::truth, change);
  }

  private Optional<Credential> truth(long id) {
    return devices.find(editor.tenantId(), id).map(Device::credential);
  }

  private Credential create() {
    return devices.enrol(asked()).orElseThrow();
  }

  private NewDevice asked() {
    long number = cloud.bean(Ids.class).next();
    return new NewDevice(
        number,
        "pairing " + number,
        editor,
        DeviceScopes.parse(null),
        new ServerAccess.All(),
        Platform.IOS,
        "Phone 5",
        "192.0.2.7");
  }
}
