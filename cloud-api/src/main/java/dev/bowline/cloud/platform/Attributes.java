package dev.bowline.cloud.platform;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attributes of DynamoDB items, written and read. Reading throws {@link IllegalStateException}
 * naming the attribute when the item lacks it.
 */
public final class Attributes {

  private Attributes() {}

  /** A text. */
  public static AttributeValue of(String value) {
    return AttributeValue.fromS(value);
  }

  /** A number. */
  public static AttributeValue of(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** Bytes, copied. */
  public static AttributeValue of(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(value));
  }

  /** A list of texts. */
  public static AttributeValue of(List<String> values) {
    return AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
  }

  /** The text {@code name} of {@code item}. */
  public static String text(Map<String, AttributeValue> item, String name) {
    return present(item, name).s();
  }

  /** The whole number {@code name} of {@code item}. */
  public static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(present(item, name).n());
  }

  /** A copy of the bytes {@code name} of {@code item}. */
  public static byte[] bytes(Map<String, AttributeValue> item, String name) {
    return present(item, name).b().asByteArray();
  }

  /** The list of texts {@code name} of {@code item}. */
  public static List<String> texts(Map<String, AttributeValue> item, String name) {
    return present(item, name).l().stream().map(AttributeValue::s).toList();
  }

  private static AttributeValue present(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("The item lacks " + name);
    }
    return value;
  }
}
