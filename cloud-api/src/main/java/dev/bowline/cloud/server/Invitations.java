package dev.bowline.cloud.server;

import dev.bowline.cloud.platform.Installation;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Tells a member what to type on the server. The token is read from the terminal, never typed. */
@Singleton
final class Invitations {

  private final Installation installation;

  Invitations(Installation installation) {
    this.installation = installation;
  }

  InvitationView view(Servers.Invitation invitation) {
    return new InvitationView(
        invitation.server(),
        new String(invitation.token().reveal(), StandardCharsets.UTF_8),
        invitation.expiresAt(),
        install());
  }

  private String install() {
    return """
    curl --fail --remote-name %1$s/download/bowline-agent.deb
    sudo dpkg --install bowline-agent.deb
    sudo bowline enrol %1$s
    """
        .formatted(installation.agentUrl());
  }
}
