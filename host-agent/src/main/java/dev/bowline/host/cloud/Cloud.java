package dev.bowline.host.cloud;

import java.util.Map;

/** The cloud's side of the agent's conversation, as paths and JSON objects. */
public interface Cloud {

  /** Sends a signed POST. Never throws for what the network or the cloud does. */
  CloudAnswer post(String path, Map<String, Object> body);

  /** Sends a signed PUT. Never throws for what the network or the cloud does. */
  CloudAnswer put(String path, Map<String, Object> body);
}
