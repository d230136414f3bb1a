package dev.bowline.cloud.event;

/** Everything that events are published of. The words stay the same for ever. */
public enum EventType {
  MEMBER_INVITED("member.invited"),
  MEMBER_JOINED("member.joined"),
  /** Their role changed. */
  MEMBER_CHANGED("member.changed"),
  MEMBER_REMOVED("member.removed"),
  KEY_CREATED("key.created"),
  KEY_CHANGED("key.changed"),
  KEY_REGENERATED("key.regenerated"),
  KEY_REVOKED("key.revoked"),
  KEY_DELETED("key.deleted"),
  TOKEN_CREATED("token.created"),
  TOKEN_REVOKED("token.revoked"),
  TOKEN_DELETED("token.deleted"),
  DEVICE_PAIRED("device.paired"),
  DEVICE_CHANGED("device.changed"),
  DEVICE_REVOKED("device.revoked"),
  DEVICE_RESTORED("device.restored"),
  DEVICE_DELETED("device.deleted"),
  SERVER_ENROLLED("server.enrolled"),
  /** Its agent has missed two of its calls. */
  SERVER_SILENT("server.silent"),
  /** Its agent calls again after a silence that was told. */
  SERVER_RETURNED("server.returned"),
  SERVER_REMOVED("server.removed"),
  JOB_SUCCEEDED("job.succeeded"),
  JOB_FAILED("job.failed"),
  JOB_REFUSED("job.refused"),
  JOB_INTERRUPTED("job.interrupted"),
  /** Nobody reported it in time; a late result may still follow. */
  JOB_EXPIRED("job.expired"),
  BACKUP_SUCCEEDED("backup.succeeded"),
  BACKUP_FAILED("backup.failed"),
  BACKUP_RESTORED("backup.restored"),
  BACKUP_DELETED("backup.deleted");

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /** The word as it stands in messages, such as {@code key.created}. */
  public String word() {
    return word;
  }

  /** What it is about, such as {@code key}. */
  public String group() {
    return word.substring(0, word.indexOf('.'));
  }

  /** Whether it is about one server; the others are about the tenant as a whole. */
  public boolean concernsServer() {
    return switch (this) {
      case MEMBER_INVITED,
          MEMBER_JOINED,
          MEMBER_CHANGED,
          MEMBER_REMOVED,
          KEY_CREATED,
          KEY_CHANGED,
          KEY_REGENERATED,
          KEY_REVOKED,
          KEY_DELETED,
          TOKEN_CREATED,
          TOKEN_REVOKED,
          TOKEN_DELETED,
          DEVICE_PAIRED,
          DEVICE_CHANGED,
          DEVICE_REVOKED,
          DEVICE_RESTORED,
          DEVICE_DELETED ->
          false;
      case SERVER_ENROLLED,
          SERVER_SILENT,
          SERVER_RETURNED,
          SERVER_REMOVED,
          JOB_SUCCEEDED,
          JOB_FAILED,
          JOB_REFUSED,
          JOB_INTERRUPTED,
          JOB_EXPIRED,
          BACKUP_SUCCEEDED,
          BACKUP_FAILED,
          BACKUP_RESTORED,
          BACKUP_DELETED ->
          true;
    };
  }
}
