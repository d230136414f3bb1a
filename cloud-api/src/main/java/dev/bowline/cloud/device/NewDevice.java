package dev.bowline.cloud.device;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.contract.scope.Scopes;

/**
 * A device to be made.
 *
 * @param number its id, given to it when it was decided that it shall be
 * @param pairingId the pairing that makes it, and makes no other
 * @param editor who let it in
 * @param model as it calls itself, printable; may be empty
 * @param ip from where it asked
 */
public record NewDevice(
    long number,
    String pairingId,
    Editor editor,
    Scopes scopes,
    ServerAccess servers,
    Platform platform,
    String model,
    String ip) {}
