package dev.bowline.cloud.metrics;

import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Samples as compressed JSON: 60 of them take about 3 KB. */
@Singleton
final class SampleCodec {

  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);

  private final JsonMapper json;

  SampleCodec(JsonMapper json) {
    this.json = json;
  }

  byte[] pack(List<Sample> samples) {
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
        zip.write(
            json.writeValueAsBytes(
                Fields.object("samples", samples.stream().map(Sample::toFields).toList())));
      }
      return packed.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Sample> unpack(byte[] packed) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Fields.of(json.readValue(zip.readAllBytes(), OBJECT)).list("samples", Sample::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
