package dev.bowline.cloud.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPResponseServletResponse;
import io.micronaut.http.HttpHeaders;
import java.util.Base64;

/** The answer to an event. Bytes that are no text travel as base64. */
final class GatewayResponse extends APIGatewayV2HTTPResponseServletResponse<Object> {

  GatewayResponse(ConversionService conversions, BinaryTypeConfiguration binaryTypes) {
    super(conversions, binaryTypes);
  }

  @Override
  public APIGatewayV2HTTPResponse getNativeResponse() {
    APIGatewayV2HTTPResponse answer = super.getNativeResponse();
    if (body.size() > 0 && !answer.getIsBase64Encoded() && isBinary()) {
      answer.setIsBase64Encoded(true);
      answer.setBody(Base64.getEncoder().encodeToString(body.toByteArray()));
    }
    return answer;
  }

  /** Micronaut looks at the type alone, and knows few; a compressed text is no text. */
  private boolean isBinary() {
    String type = getHeaders().get(HttpHeaders.CONTENT_TYPE);
    return getHeaders().contains(HttpHeaders.CONTENT_ENCODING)
        || (type != null && (type.startsWith("image/") || type.startsWith("font/")));
  }
}
