package dev.bowline.cloud.framing;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/**
 * Netty's decoder, which forgives a request that states its length twice in two ways. RFC 9112
 * section 6.1 lets a server reject it, for it may be an attempt to smuggle a second request.
 */
final class StrictDecoder extends HttpRequestDecoder {

  StrictDecoder(HttpDecoderConfig config) {
    super(config);
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("Both Content-Length and Transfer-Encoding");
  }
}
