package org.bulletin.app.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/**
 * One address of the API.
 *
 * @param path of the address
 * @param parameters names of the query parameters that it takes
 * @param action answers a request
 */
record Route(String path, List<String> parameters, Action action) {

  Route {
    parameters = List.copyOf(parameters);
  }

  /** Answers a request whose parameters have known names. */
  interface Action {
    void answer(Context context, Parameters parameters) throws IOException;
  }
}
