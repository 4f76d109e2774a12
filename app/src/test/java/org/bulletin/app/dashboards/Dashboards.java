package org.bulletin.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/** Makes dashboards: panels in rows, on a grid that is 48 columns wide. */
final class Dashboards {

  static final int GRID_WIDTH = 48;

  /** Panels since 7.3 are left as they are, and so is this version (migrate_to_730_panels.ts). */
  private static final String PANEL_VERSION = "2.19.0";

  private Dashboards() {}

  /**
   * Makes one.
   *
   * @param types the type of each object that can be a panel, by id
   */
  static ObjectNode make(JsonNode dashboard, Map<String, String> types) {
    ObjectNode object = SavedObjects.object("dashboard", dashboard.path("id").asText());
    ArrayNode panels = DashboardSource.JSON.createArrayNode();
    int y = 0;
    for (JsonNode row : dashboard.path("rows")) {
      int x = 0;
      for (Map.Entry<String, JsonNode> panel : row.path("panels").properties()) {
        if (!types.containsKey(panel.getKey())) {
          throw new IllegalArgumentException("nothing is called " + panel.getKey());
        }
        int width = panel.getValue().asInt();
        String name = "panel_" + panels.size();
        addPanel(panels, name, x, y, width, row.path("height").asInt());
        SavedObjects.refer(object, name, types.get(panel.getKey()), panel.getKey());
        x += width;
      }
      y += row.path("height").asInt();
    }
    ObjectNode attributes = SavedObjects.attributes(object);
    attributes.put("title", dashboard.path("title").asText());
    attributes.put("description", dashboard.path("description").asText());
    attributes.put("hits", 0).put("version", 1);
    attributes.put("panelsJSON", SavedObjects.text(panels));
    attributes.put("optionsJSON", "{\"hidePanelTitles\":false,\"useMargins\":true}");
    attributes.put("timeRestore", true);
    attributes.put("timeFrom", dashboard.path("from").asText());
    attributes.put("timeTo", dashboard.path("to").asText());
    int seconds = dashboard.path("refresh_seconds").asInt(0);
    attributes
        .putObject("refreshInterval")
        .put("pause", seconds == 0)
        .put("value", Duration.ofSeconds(seconds).toMillis());
    SavedObjects.addSearchSource(object, "", "");
    return object;
  }

  private static void addPanel(ArrayNode panels, String name, int x, int y, int width, int height) {
    String index = String.valueOf(panels.size() + 1);
    ObjectNode panel = panels.addObject();
    panel.put("version", PANEL_VERSION).put("panelIndex", index);
    panel
        .putObject("gridData")
        .put("x", x)
        .put("y", y)
        .put("w", width)
        .put("h", height)
        .put("i", index);
    panel.putObject("embeddableConfig");
    panel.put("panelRefName", name);
  }
}
