package dev.bowline.cloud.device;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.credential.Totals;
import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.usage.LogDeletion;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Paired devices in the panel. They are made by pairing alone. */
@Controller("/panel/devices")
@PanelOnly(Role.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeviceController {

  private static final int LONGEST_REASON = 500;

  private final Devices devices;
  private final Credentials credentials;

  DeviceController(Devices devices, Credentials credentials) {
    this.devices = devices;
    this.credentials = credentials;
  }

  /** Why a device ends. */
  @Serdeable
  record Revoke(@Nullable String reason) {}

  /** The tenant's devices, the youngest first. */
  @Get
  Success<List<DeviceView>> list(PanelMember member) {
    return Success.of(views(devices.all(member.tenantId())));
  }

  /** One device. */
  @Get("/{id}")
  Success<DeviceView> find(PanelMember member, long id, HttpRequest<?> request) {
    return tagged(request, devices.find(member.tenantId(), id).orElseThrow(Devices::absent));
  }

  /** Changes what the body names. */
  @Patch("/{id}")
  Success<DeviceView> edit(
      PanelMember member,
      long id,
      IfMatch condition,
      @Body EditDevice asked,
      HttpRequest<?> request) {
    return tagged(request, devices.edit(Editor.of(member, request), id, condition, asked));
  }

  /** Refuses the device from its next request on, until it is restored. */
  @Post("/{id}/revoke")
  Success<DeviceView> revoke(
      PanelMember member, long id, @Body @Nullable Revoke asked, HttpRequest<?> request) {
    String reason = Optional.ofNullable(asked).map(Revoke::reason).orElse("").strip();
    return Success.of(
        view(
            devices.revoke(
                Editor.of(member, request), id, PrintableText.of(reason, LONGEST_REASON))));
  }

  /** Lets a revoked device in again. */
  @Post("/{id}/restore")
  Success<DeviceView> restore(PanelMember member, long id, HttpRequest<?> request) {
    return Success.of(view(devices.restore(Editor.of(member, request), id)));
  }

  /** Removes the device at once and for good; its request log goes later. */
  @Delete("/{id}")
  HttpResponse<Success<LogDeletion>> delete(PanelMember member, long id, HttpRequest<?> request) {
    return devices.delete(Editor.of(member, request), id).accepted();
  }

  private Success<DeviceView> tagged(HttpRequest<?> request, Device device) {
    device.tag().tag(request);
    return Success.of(view(device));
  }

  private DeviceView view(Device device) {
    return views(List.of(device)).getFirst();
  }

  private List<DeviceView> views(List<Device> page) {
    Map<String, Totals> totals =
        credentials.totals(page.stream().map(device -> device.credential().id()).toList());
    return page.stream()
        .map(device ->
            DeviceView.of(device, totals.getOrDefault(device.credential().id(), Totals.NONE)))
        .toList();
  }
}
