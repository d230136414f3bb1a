package dev.bowline.cloud.framing;

import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseEncoder;
import org.jspecify.annotations.Nullable;

/** Puts the strict decoder and the framing handler into the pipeline of every connection. */
final class FramingCustomizer implements NettyServerCustomizer {

  private static final String CODEC = "http-server-codec";

  private final NettyHttpServerConfiguration configuration;
  private final @Nullable Channel channel;

  FramingCustomizer(NettyHttpServerConfiguration configuration, @Nullable Channel channel) {
    this.configuration = configuration;
    this.channel = channel;
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel special, ChannelRole role) {
    return new FramingCustomizer(configuration, special);
  }

  @Override
  public void onInitialPipelineBuilt() {
    if (channel == null || channel.pipeline().get(CODEC) == null) {
      return;
    }
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.replace(CODEC, CODEC, new StrictDecoder(decoding()));
    pipeline.addAfter(CODEC, "framing", new FramingHandler());
    pipeline.addAfter(CODEC, "http-response-encoder", new HttpResponseEncoder());
  }

  private HttpDecoderConfig decoding() {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(configuration.getMaxInitialLineLength())
        .setMaxHeaderSize(configuration.getMaxHeaderSize())
        .setMaxChunkSize(configuration.getMaxChunkSize())
        .setInitialBufferSize(configuration.getInitialBufferSize());
  }
}
