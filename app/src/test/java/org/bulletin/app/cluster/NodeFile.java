package org.bulletin.app.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.bulletin.embedded.KafkaNode;
import org.bulletin.embedded.KafkaNode.Listener;

/** A {@link KafkaNode} as a file, by which it goes to another process. */
final class NodeFile {

  private static final String ID = "id";
  private static final String CLUSTER = "cluster";
  private static final String CONTROLLER = "controller.";
  private static final String LISTENER = "listener.";
  private static final String PROPERTY = "property.";

  private NodeFile() {}

  static void write(KafkaNode node, Path file) {
    Properties lines = new Properties();
    lines.setProperty(ID, Integer.toString(node.id()));
    lines.setProperty(CLUSTER, node.clusterId());
    node.controllerPorts().forEach((id, port) -> lines.setProperty(CONTROLLER + id, "" + port));
    node.listeners()
        .forEach(each -> lines.setProperty(LISTENER + each.name(), each.port() + each.protocol()));
    node.properties().forEach((name, value) -> lines.setProperty(PROPERTY + name, value));
    try (Writer writer = Files.newBufferedWriter(file)) {
      lines.store(writer, "Kafka node");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KafkaNode read(Path file) throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    }
    Map<Integer, Integer> controllers = new HashMap<>();
    startingWith(CONTROLLER, lines)
        .forEach((id, port) -> controllers.put(Integer.valueOf(id), Integer.valueOf(port)));
    KafkaNode node =
        KafkaNode.of(
                Integer.parseInt(lines.getProperty(ID)), lines.getProperty(CLUSTER), controllers)
            .with(startingWith(PROPERTY, lines));
    for (Map.Entry<String, String> listener : startingWith(LISTENER, lines).entrySet()) {
      node = node.with(listener(listener.getKey(), listener.getValue()));
    }
    return node;
  }

  private static Listener listener(String name, String portAndProtocol) {
    String protocol = portAndProtocol.replaceFirst("^\\d+", "");
    String port = portAndProtocol.substring(0, portAndProtocol.length() - protocol.length());
    return new Listener(name, protocol, Integer.parseInt(port));
  }

  private static Map<String, String> startingWith(String prefix, Properties lines) {
    Map<String, String> found = new HashMap<>();
    for (String name : lines.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), lines.getProperty(name));
      }
    }
    return found;
  }
}
