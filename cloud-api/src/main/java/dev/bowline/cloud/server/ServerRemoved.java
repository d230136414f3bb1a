package dev.bowline.cloud.server;

/** Something that is to be ended when a server goes. */
public interface ServerRemoved {

  /** The server is going and its agent can no longer call. May be told more than once. */
  void onRemoval(long serverId);
}
