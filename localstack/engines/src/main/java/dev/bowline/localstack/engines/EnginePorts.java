package dev.bowline.localstack.engines;

/**
 * The TCP ports of the engines on 127.0.0.1; 0 stands for any free port.
 *
 * @param front the plain HTTP port of the AWS front
 */
public record EnginePorts(int dynamoDb, int sqs, int s3, int postgres, int front) {

  /** Every engine takes whatever port is free. */
  public static EnginePorts anyFree() {
    return new EnginePorts(0, 0, 0, 0, 0);
  }
}
