/**
 * A character model for Chinese names: a bidirectional LSTM with a conditional random field, whose
 * weights were trained by the FoolNLTK project (Apache License 2.0). Knows nothing of articles.
 */
package org.bulletin.streams.entity.model;
