package org.bulletin.app.security;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * OpenSearch with its security plugin, which has to be on the class path: {@code SecuredNode CONFIG
 * DIRECTORY PORT}. Stops at the end of the input.
 */
final class SecuredNode extends Node {

  private SecuredNode(
      Path config, Map<String, String> settings, Collection<Class<? extends Plugin>> plugins) {
    super(
        InternalSettingsPreparer.prepareEnvironment(
            Settings.EMPTY, settings, config, () -> "secured"),
        plugins,
        true);
  }

  public static void main(String[] args) throws Exception {
    System.setProperty("opensearch.set.netty.runtime.available.processors", "false");
    Map<String, String> settings =
        Map.of(
            "path.home", args[1],
            "network.host", "127.0.0.1",
            "http.port", args[2],
            "transport.port", "0",
            "cluster.routing.allocation.disk.threshold_enabled", "false");
    List<Class<? extends Plugin>> plugins =
        new ArrayList<>(
            List.of(
                Netty4Plugin.class,
                CommonAnalysisPlugin.class,
                ReindexPlugin.class,
                PainlessPlugin.class));
    plugins.add(
        Class.forName("org.opensearch.security.OpenSearchSecurityPlugin").asSubclass(Plugin.class));
    try (SecuredNode node = new SecuredNode(Path.of(args[0]), settings, plugins)) {
      node.start();
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
