package dev.bowline.localstack.engines;

import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

/** One more address on which the AWS front listens, over HTTPS. */
public record TlsListener(InetSocketAddress address, SSLContext tls) {}
