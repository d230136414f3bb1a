package dev.bowline.localstack.engines.localstack;

import dev.bowline.localstack.engines.TlsListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;

/**
 * Takes connections over TLS and passes what they carry on unchanged to a plain address of this
 * machine, and back. When one end closes, so does the other.
 */
public final class TlsForwarder implements AutoCloseable {

  private final SSLServerSocket listener;
  private final InetSocketAddress target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private TlsForwarder(SSLServerSocket listener, InetSocketAddress target) {
    this.listener = listener;
    this.target = target;
  }

  /** Listens at every one of these addresses for {@code target}, or at none. */
  public static List<TlsForwarder> startAll(List<TlsListener> listeners, URI target)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.ofLiteral(target.getHost()), target.getPort());
    var started = new ArrayList<TlsForwarder>();
    try {
      for (TlsListener listener : listeners) {
        started.add(start(listener, address));
      }
    } catch (IOException failed) {
      started.forEach(TlsForwarder::close);
      throw failed;
    }
    return List.copyOf(started);
  }

  private static TlsForwarder start(TlsListener listener, InetSocketAddress target)
      throws IOException {
    var socket = (SSLServerSocket) listener.tls().getServerSocketFactory().createServerSocket();
    socket.setReuseAddress(true);
    socket.bind(listener.address());
    var forwarder = new TlsForwarder(socket, target);
    forwarder.threads.execute(forwarder::accept);
    return forwarder;
  }

  /** The port on which this one listens. */
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        threads.execute(() -> forward(caller));
      } catch (IOException refused) {
        // Closed, which ends the loop, or a caller that went away again.
      }
    }
  }

  private void forward(Socket caller) {
    try (caller;
        var answering = new Socket()) {
      open.add(caller);
      open.add(answering);
      answering.connect(target);
      caller.setTcpNoDelay(true);
      answering.setTcpNoDelay(true);
      threads.execute(() -> copy(answering, caller));
      copy(caller, answering);
    } catch (IOException cutOff) {
      // Either end may go at any time, and the other then sees its connection closed.
    } finally {
      open.remove(caller);
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cutOff) {
      // As above.
    } finally {
      open.remove(from);
    }
  }

  /** Stops listening at once; connections are cut off. */
  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(TlsForwarder::closeQuietly);
    threads.shutdownNow();
  }

  private static void closeQuietly(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception alreadyGone) {
      // Nothing is left to close.
    }
  }
}
